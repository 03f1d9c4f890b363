namespace MLNetTorch.Transforms;

/// <summary>One of the forms in which CIFAR-10 is published.</summary>
/// <param name="Archive">The published archive.</param>
/// <param name="Folder">The folder that it unpacks to.</param>
/// <param name="Training">The batches of the training set, in order.</param>
/// <param name="Test">The batch of the test set.</param>
/// <param name="Texts">What the archive holds beside the batches.</param>
/// <param name="Read">Reads batches.</param>
internal sealed record Cifar10Version(
    DataFile Archive, string Folder, DataFile[] Training, DataFile Test, string[] Texts, Func<IReadOnlyList<string>, ImageSet> Read)
{
    private static readonly Uri Publisher = new("https://www.cs.toronto.edu/~kriz/");

    /// <summary>All that the archive holds.</summary>
    public IReadOnlyList<ArchiveMember> Members { get; } =
        [.. Training.Append(Test).Select(batch => new ArchiveMember(batch.Name, batch.Length)), .. Texts.Select(text => new ArchiveMember(text, null))];

    /// <summary>The batches of a split.</summary>
    public IReadOnlyList<DataFile> Batches(Cifar10Split split) => split switch
    {
        Cifar10Split.Train => Training,
        Cifar10Split.Test => [Test],
        _ => throw new ArgumentOutOfRangeException(nameof(split), split, "CIFAR-10 has the splits Train and Test."),
    };

    /// <summary>Whether the folder has something of this version: a batch, unpacked or to be unpacked.</summary>
    public bool IsIn(string folder)
        => File.Exists(Path.Combine(folder, Archive.Name))
            || Training.Append(Test).Any(batch => File.Exists(Path.Combine(folder, batch.Name)) || File.Exists(Path.Combine(folder, Folder, batch.Name)));

    /// <summary>Where the batches are or shall be: in the folder itself if one is there, else in the folder that the archive unpacks to.</summary>
    public string BatchFolder(string folder, Cifar10Split split)
        => Batches(split).Any(batch => File.Exists(Path.Combine(folder, batch.Name))) ? folder : Path.Combine(folder, Folder);

    /// <summary>In the order in which they are tried. To be disposed of after use.</summary>
    public IReadOnlyList<IDataFileSource> Sources(string folder, string batchFolder, IProgress<DownloadProgress> progress) =>
    [
        new PackedFileSource(batchFolder),
        new ArchiveSource(folder, Archive, Folder, Members, [new MirrorSource(Publisher, packed: false)], progress),
    ];
}
