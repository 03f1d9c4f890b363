using System.Buffers;

namespace MLNetTorch.Transforms;

/// <summary>All bytes of a file in borrowed memory: reading thousands of files leaves little to collect.</summary>
internal readonly struct FileBytes : IDisposable
{
    private readonly byte[] _buffer;
    private readonly int _length;

    private FileBytes(byte[] buffer, int length) => (_buffer, _length) = (buffer, length);

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, _length);

    /// <exception cref="IOException">The file is not there, or larger than an array can be.</exception>
    public static FileBytes Read(string path)
    {
        using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(handle);
        if (length > Array.MaxLength)
            throw new IOException($"it has {length} bytes");
        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            var filled = 0;
            while (filled < length && RandomAccess.Read(handle, buffer.AsSpan(filled, (int)length - filled), filled) is > 0 and var read)
                filled += read;
            return new FileBytes(buffer, filled);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>A stream over the bytes, for as long as they are borrowed.</summary>
    public MemoryStream AsStream() => new(_buffer, 0, _length, writable: false, publiclyVisible: true);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
