namespace MLNetTorch.Transforms;

/// <summary>The weights that torchvision offers for ResNet, trained on ImageNet's 1,000 classes (its IMAGENET1K_V1).</summary>
internal static class ResNetWeights
{
    private static readonly Uri Official = new("https://download.pytorch.org/models/");

    public static DataFile FileOf(int depth) => depth switch
    {
        18 => new("resnet18-f37072fd.pth", 46_830_571, "f37072fd47e89c5e827621c5baffa7500819f7896bbacec160b1a16c560e07ec"),
        34 => new("resnet34-b627a593.pth", null, "b627a593"),
        50 => new("resnet50-0676ba61.pth", null, "0676ba61"),
        101 => new("resnet101-63fe2227.pth", null, "63fe2227"),
        152 => new("resnet152-394f9c45.pth", null, "394f9c45"),
        _ => throw new ArgumentOutOfRangeException(nameof(depth), depth, "torchvision has weights of ResNet for the depths 18, 34, 50, 101 and 152."),
    };

    /// <summary>In the order in which they are tried. To be disposed of after use.</summary>
    public static IReadOnlyList<IDataFileSource> Sources(string folder, HttpMessageHandler? handler = null) =>
        [new PackedFileSource(folder), new MirrorSource(Official, handler, packed: false)];
}
