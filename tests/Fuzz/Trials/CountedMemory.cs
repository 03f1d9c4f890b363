using System.Buffers;

namespace MLNetTorch.Fuzz;

/// <summary>A file in memory that counts how often it is read: work without a clock.</summary>
internal sealed class CountedMemory(byte[] bytes) : MemoryManager<byte>
{
    public long Reads { get; private set; }

    public override Span<byte> GetSpan()
    {
        Reads++;
        return bytes;
    }

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
    }
}
