namespace MLNetTorch.Networks;

/// <summary>Bytes that can be read at any place: a file or memory. What cannot be read is told with the source's name.</summary>
internal abstract class ByteSource(string name) : IDisposable
{
    /// <summary>How messages call it: the path of a file.</summary>
    public string Name { get; } = name;

    public abstract long Length { get; }

    /// <summary>Fills the destination. Threads may read at the same time.</summary>
    /// <exception cref="InvalidDataException">The source ends before.</exception>
    public void ReadExactly(Span<byte> destination, long offset)
    {
        while (destination.Length > 0)
        {
            var count = Read(destination, offset);
            if (count <= 0)
            {
                throw Fault($"it ends at byte {offset}, where {destination.Length} more bytes are expected: it is cut short");
            }

            destination = destination[count..];
            offset += count;
        }
    }

    /// <summary>Bytes of a piece that the caller knows to be small or backed by the file's own length.</summary>
    public byte[] ReadBytes(long offset, long count)
    {
        if (offset < 0 || count < 0 || count > Length - offset)
        {
            throw Fault($"{count} bytes are expected at byte {offset}, but it has {Length} bytes: it is cut short or altered");
        }

        var bytes = new byte[count];
        ReadExactly(bytes, offset);
        return bytes;
    }

    public InvalidDataException Fault(string what, Exception? inner = null) => new($"The file '{Name}' cannot be read: {what}.", inner);

    public abstract void Dispose();

    protected abstract int Read(Span<byte> destination, long offset);
}
