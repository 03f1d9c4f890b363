namespace MLNetTorch.Estimators;

/// <summary>A part of a stream that can seek, as a stream of its own; the other stays open.</summary>
internal sealed class StreamPart : Stream
{
    private readonly Stream _inner;
    private readonly long _start;

    public StreamPart(Stream inner, long start, long end)
    {
        (_inner, _start, Length) = (inner, start, end - start);
        inner.Position = start;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position { get => _inner.Position - _start; set => _inner.Position = _start + value; }

    public override int Read(Span<byte> buffer)
        => _inner.Read(buffer[..(int)Math.Clamp(Length - Position, 0, buffer.Length)]);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
