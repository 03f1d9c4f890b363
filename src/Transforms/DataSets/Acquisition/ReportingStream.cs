namespace MLNetTorch.Transforms;

/// <summary>A stream to read from that tells how much has been read.</summary>
/// <param name="inner">What is read.</param>
/// <param name="report">Hears of the bytes so far.</param>
/// <param name="follow">Sees the bytes of each reading before the reader does; null if nobody has to.</param>
internal sealed class ReportingStream(Stream inner, Action<long> report, Action<ReadOnlySpan<byte>>? follow = null) : Stream
{
    private long _received;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _received;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Count(buffer.AsSpan(offset), inner.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        return Count(buffer.Span, read);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(ReadOnlySpan<byte> buffer, int read)
    {
        _received += read;
        follow?.Invoke(buffer[..read]);
        report(_received);
        return read;
    }
}
