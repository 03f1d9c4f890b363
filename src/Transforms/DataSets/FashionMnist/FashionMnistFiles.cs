namespace MLNetTorch.Transforms;

/// <summary>The files of Fashion-MNIST and the places that have them. They bear the names of MNIST's files.</summary>
internal static class FashionMnistFiles
{
    private const string DebianFolder = "/usr/share/datasets/fashion-mnist";

    // The publisher's own server, which speaks no TLS: the checksums guard what it gives.
    private static readonly Uri Publisher = new("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/");

    public static DataFile Images(MnistSplit split) => split switch
    {
        MnistSplit.Train => new("train-images-idx3-ubyte", 47_040_016, "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
        MnistSplit.Test => new("t10k-images-idx3-ubyte", 7_840_016, "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
        _ => throw Unknown(split),
    };

    public static DataFile Labels(MnistSplit split) => split switch
    {
        MnistSplit.Train => new("train-labels-idx1-ubyte", 60_008, "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
        MnistSplit.Test => new("t10k-labels-idx1-ubyte", 10_008, "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
        _ => throw Unknown(split),
    };

    /// <summary>In the order in which they are tried. To be disposed of after use.</summary>
    public static IReadOnlyList<IDataFileSource> Sources(string folder, string debianFolder = DebianFolder) =>
    [
        new PackedFileSource(folder),
        new PackedFileSource(debianFolder, $"Debian's package dataset-fashion-mnist ({debianFolder})"),
        new MirrorSource(Publisher),
    ];

    private static ArgumentOutOfRangeException Unknown(MnistSplit split) => new(nameof(split), split, "Fashion-MNIST has the splits Train and Test.");
}
