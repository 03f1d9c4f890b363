using System.IO.Compression;

namespace MLNetTorch.Transforms;

/// <summary>A folder, mostly the one to fill, where somebody may have put a file gzipped, or under the name that some archives give it.</summary>
internal sealed class PackedFileSource(string folder, string name = "the folder itself") : IDataFileSource
{
    public string Name => name;

    public void Fetch(DataFile file, Stream destination, IProgress<DownloadProgress> progress, CancellationToken cancellationToken)
    {
        // Some archives write train-images.idx3-ubyte.
        string[] names = [$"{file.Name}.gz", Dotted(file.Name), $"{Dotted(file.Name)}.gz"];
        names = [.. names.Distinct().Where(other => other != file.Name)];
        var found = names.FirstOrDefault(packed => File.Exists(Path.Combine(folder, packed)))
            ?? throw new DataSourceException($"has neither it nor {string.Join(" nor ", names)}", isGone: false);
        try
        {
            using var stored = File.OpenRead(Path.Combine(folder, found));
            using Stream content = found.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stored, CompressionMode.Decompress) : stored;
            content.CopyTo(destination);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new DataSourceException($"has '{found}', which cannot be read: {fault.Message}", isGone: false, fault);
        }
    }

    public void Dispose()
    {
    }

    private static string Dotted(string name) => name.Replace("-idx", ".idx", StringComparison.Ordinal);
}
