namespace MLNetTorch.Transforms.Tests;

/// <summary>A source that gives what it is told to give, and counts how often it was asked.</summary>
internal sealed class FakeSource(string name, Func<DataFile, byte[]> content) : IDataFileSource
{
    public string Name => name;

    public int Asked { get; private set; }

    public bool IsDisposed { get; private set; }

    public static FakeSource Giving(byte[] content) => new("a source", _ => content);

    public static FakeSource Failing(string name, string reason, bool isGone) => new(name, _ => throw new DataSourceException(reason, isGone));

    public void Fetch(DataFile file, Stream destination, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        Asked++;
        destination.Write(content(file));
    }

    public void Dispose() => IsDisposed = true;
}
