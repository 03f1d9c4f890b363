using System.Security.Cryptography;

namespace MLNetTorch.Transforms;

/// <summary>A folder of data files that fills itself: each file is checked by its SHA-256, and is there whole or not at all.</summary>
internal sealed class DataFileStore(string folder, IReadOnlyList<IDataFileSource> sources, IProgress<DownloadProgress> progress) : IDisposable
{
    // Sources out of reach, with the reason: not asked again for the next file.
    private readonly Dictionary<IDataFileSource, string> _gone = [];

    /// <summary>The path of a file, which is fetched from the first source that has it.</summary>
    /// <exception cref="InvalidDataException">The file is there but is not the genuine one. It is left as it is.</exception>
    /// <exception cref="IOException">No source has it.</exception>
    public string Get(DataFile file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, file.Name);
        if (!File.Exists(path))
            Acquire(file, path, cancellationToken);
        using var stream = File.OpenRead(path);
        var (length, sum) = (stream.Length, Sha256Of(stream));
        return file.IsGenuine(sum)
            ? path
            : throw new InvalidDataException(
                $"The file '{path}' ({length} bytes) has the SHA-256 {sum}; expected {file.Description}. " +
                "It is damaged or another file: move it away and load again, or put the genuine one in its place.");
    }

    public void Dispose()
    {
        foreach (var source in sources)
            source.Dispose();
    }

    private void Acquire(DataFile file, string path, CancellationToken cancellationToken)
    {
        // Where nothing comes, nothing stays: no empty folder either.
        using var made = new MadeFolder(folder);
        var reasons = new List<string>();
        foreach (var source in sources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_gone.TryGetValue(source, out var reason))
            {
                reason = TryFetch(source, file, path, cancellationToken);
                if (reason is null)
                    return;
            }
            reasons.Add($"  {source.Name}: {reason}");
        }
        throw new IOException(
            $"The file '{file.Name}' is not in the folder '{Path.GetFullPath(folder)}', and no source gave it:\n{string.Join('\n', reasons)}\n" +
            $"Put it there yourself{Packed(file)}, or connect to the internet.");
    }

    private string Packed(DataFile file) => sources.OfType<PackedFileSource>().Any()
        ? $", unpacked or as '{file.Name}.gz' (SHA-256 of the unpacked file {file.Sha256})"
        : $" (SHA-256 {file.Sha256})";

    // Null when the file is in place; otherwise why not.
    private string? TryFetch(IDataFileSource source, DataFile file, string path, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(folder, $".{file.Name}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                using (var bounded = new BoundedStream(stream, file.Length ?? long.MaxValue))
                    source.Fetch(file, bounded, progress, cancellationToken);
                stream.Flush(flushToDisk: true);
                stream.Position = 0;
                var (length, sum) = (stream.Length, Sha256Of(stream));
                if (!file.IsGenuine(sum))
                    return $"gave {length} bytes with the SHA-256 {sum}; expected {file.Description}";
            }
            Publish(temporary, path);
            return null;
        }
        catch (DataSourceException fault)
        {
            if (fault.IsGone)
                _gone[source] = fault.Message;
            return fault.Message;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Publish(string temporary, string path)
    {
        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was quicker; its file is checked like any that was there before.
        }
    }

    private static string Sha256Of(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));
}
