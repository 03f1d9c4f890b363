namespace MLNetTorch.Networks;

/// <summary>A file that lies in memory.</summary>
internal sealed class MemoryBytes(ReadOnlyMemory<byte> memory, string name) : ByteSource(name)
{
    public override long Length => memory.Length;

    public override void Dispose()
    {
    }

    protected override int Read(Span<byte> destination, long offset)
    {
        if (offset < 0 || offset >= memory.Length)
        {
            return 0;
        }

        var count = (int)Math.Min(destination.Length, memory.Length - offset);
        memory.Span.Slice((int)offset, count).CopyTo(destination);
        return count;
    }
}
