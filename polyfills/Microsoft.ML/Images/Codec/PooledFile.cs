using System.Buffers;

namespace Microsoft.ML.Internal;

/// <summary>The bytes of a file in borrowed memory: reading thousands of pictures leaves nothing to collect.</summary>
internal readonly ref struct PooledFile
{
    private readonly byte[] _buffer;

    private PooledFile(byte[] buffer, int length)
    {
        _buffer = buffer;
        Bytes = buffer.AsSpan(0, length);
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public static PooledFile Read(string path)
    {
        using FileStream file = Open(path);
        if (file.Length > Array.MaxLength)
            throw new IOException($"File {path} too big to open.");
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)file.Length);
        try
        {
            return new PooledFile(buffer, file.ReadAtLeast(buffer.AsSpan(0, (int)file.Length), (int)file.Length, throwOnEndOfStream: false));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>A file to be read in one go.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
