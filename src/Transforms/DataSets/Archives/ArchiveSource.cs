namespace MLNetTorch.Transforms;

/// <summary>The archive in which a data set is published: the one in the folder, or else fetched there from a source first.</summary>
internal sealed class ArchiveSource(
    string folder, DataFile archive, string folderInArchive, IReadOnlyList<ArchiveMember> members, IReadOnlyList<IDataFileSource> sources,
    IProgress<DownloadProgress> progress) : IDataFileSource
{
    private readonly DataFileStore _archives = new(folder, sources, progress);
    private string? _path;

    public string Name => $"the archive {archive.Name}";

    /// <exception cref="InvalidDataException">The archive in the folder is not the genuine one.</exception>
    public void Fetch(DataFile file, Stream destination, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        var packed = new TarGzArchive(Genuine(cancellationToken), folderInArchive, members);
        try
        {
            if (packed.TryUnpack(file.Name, destination, Report, cancellationToken))
                return;
        }
        catch (InvalidDataException fault)
        {
            throw new DataSourceException(fault.Message, isGone: true, fault);
        }
        throw new DataSourceException($"does not hold {folderInArchive}/{file.Name}", isGone: false);

        void Report(long unpacked) => progress.Report(new DownloadProgress(file.Name, archive.Name, unpacked, file.Length));
    }

    public void Dispose() => _archives.Dispose();

    // Checked by its checksum before anything in it is looked at, once for all files.
    private string Genuine(CancellationToken cancellationToken)
    {
        try
        {
            return _path ??= _archives.Get(archive, cancellationToken);
        }
        catch (IOException fault) when (fault.GetType() == typeof(IOException))
        {
            throw new DataSourceException(fault.Message.ReplaceLineEndings("\n    "), isGone: true, fault);
        }
    }
}
