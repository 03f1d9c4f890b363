namespace MLNetTorch.Transforms;

/// <summary>The files of CIFAR-10 in its binary version, and the places that have them.</summary>
internal static class Cifar10Files
{
    /// <summary>The folder that the published archive unpacks to.</summary>
    public const string UnpackedFolder = "cifar-10-batches-bin";

    private const long BatchLength = 10_000L * Cifar10ImageSet.RecordLength;

    private static readonly Uri Publisher = new("https://www.cs.toronto.edu/~kriz/");

    private static readonly DataFile[] TrainBatches =
    [
        new("data_batch_1.bin", BatchLength, "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
        new("data_batch_2.bin", BatchLength, "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
        new("data_batch_3.bin", BatchLength, "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
        new("data_batch_4.bin", BatchLength, "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
        new("data_batch_5.bin", BatchLength, "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
    ];

    private static readonly DataFile[] TestBatches =
        [new("test_batch.bin", BatchLength, "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b")];

    /// <summary>The published archive.</summary>
    public static DataFile Archive { get; } =
        new("cifar-10-binary.tar.gz", 170_052_171, "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");

    /// <summary>All that it holds.</summary>
    public static IReadOnlyList<ArchiveMember> Members { get; } =
    [
        .. TrainBatches.Concat(TestBatches).Select(batch => new ArchiveMember(batch.Name, batch.Length)),
        new("batches.meta.txt", null),
        new("readme.html", null),
    ];

    public static IReadOnlyList<DataFile> Batches(Cifar10Split split) => split switch
    {
        Cifar10Split.Train => TrainBatches,
        Cifar10Split.Test => TestBatches,
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, "CIFAR-10 has the splits Train and Test."),
    };

    /// <summary>Where the batches are or shall be: in the folder itself if one is there, else in the folder that the archive unpacks to.</summary>
    public static string BatchFolder(string folder, IReadOnlyList<DataFile> batches)
        => batches.Any(batch => File.Exists(Path.Combine(folder, batch.Name))) ? folder : Path.Combine(folder, UnpackedFolder);

    /// <summary>In the order in which they are tried. To be disposed of after use.</summary>
    public static IReadOnlyList<IDataFileSource> Sources(string folder, string batchFolder, IProgress<DownloadProgress> progress) =>
    [
        new PackedFileSource(batchFolder),
        new ArchiveSource(folder, Archive, UnpackedFolder, Members, [new MirrorSource(Publisher, packed: false)], progress),
    ];
}
