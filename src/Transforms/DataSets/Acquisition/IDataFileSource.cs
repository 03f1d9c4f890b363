namespace MLNetTorch.Transforms;

/// <summary>A place that files of a data set can be had from.</summary>
internal interface IDataFileSource : IDisposable
{
    /// <summary>The place, as messages name it.</summary>
    string Name { get; }

    /// <summary>Writes the unpacked contents of a file. Who calls it checks them.</summary>
    /// <exception cref="DataSourceException">The source does not have it; the message says why.</exception>
    void Fetch(DataFile file, Stream destination, IProgress<DownloadProgress> progress, CancellationToken cancellationToken);
}
