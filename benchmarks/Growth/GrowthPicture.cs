namespace MLNetTorch.Benchmarks.Growth;

/// <summary>What grows, and the lines that show it: a picture of the time and one of the memory.</summary>
internal sealed record GrowthPicture(string Name, string Title, string XTitle, IReadOnlyList<GrowthLine> Lines)
{
    public static IReadOnlyList<GrowthPicture> All { get; } =
    [
        new("rows", "One epoch, rows of 64 numbers, Mlp 64-8-2, batch 1024", "rows", [GrowthLine.RowsStreamed, GrowthLine.RowsInMemory]),
        new("classes", "Mlp 64-128-classes", "classes", GrowthLine.OfClasses),
        new("image-size", "ConvNet on square images of one channel", "side in pixels", GrowthLine.OfImages),
        new("network-size", "Mlp 784-hidden-10", "hidden size", GrowthLine.OfNetworks),
    ];

    /// <summary>Measures one point in this process.</summary>
    public static double Measure(string picture, int line, long size) => All.First(each => each.Name == picture).Lines[line].Milliseconds(size);
}
