using System.Buffers.Binary;

namespace MLNetTorch.Estimators;

/// <summary>
/// An event file: <c>Event</c> messages of TensorFlow's event.proto, each framed as a TFRecord (length, its checksum, message, its
/// checksum).
/// </summary>
internal sealed class EventFile : IDisposable
{
    private const int HeadSize = sizeof(ulong) + sizeof(uint);

    // Without a buffer: what was written is there for readers and after a crash, and closing the file has nothing left to fail on.
    private readonly FileStream _file;
    private readonly TimeProvider _clock;

    /// <summary>Begins an event file in an empty file.</summary>
    public EventFile(string path, TimeProvider clock)
    {
        (_file, _clock) = (new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0), clock);
        Append(0, new ProtoMessage().Text(3, "brain.Event:2"));
    }

    /// <summary>Writes a summary.</summary>
    public void Write(long step, ProtoMessage summary) => Append(step, new ProtoMessage().Message(5, summary));

    /// <summary>Declares what former files of the folder have from a step on as void.</summary>
    /// <param name="step">The first step that is written anew.</param>
    public void WriteRestart(long step)
    {
        const int Start = 1;
        Append(step, new ProtoMessage().Message(7, new ProtoMessage().Number(1, Start)));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Append(long step, ProtoMessage what)
    {
        var seconds = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
        _file.Write(Framed(new ProtoMessage().Real(1, seconds).Number(2, step).Append(what).ToArray()));
    }

    private static byte[] Framed(ReadOnlySpan<byte> data)
    {
        var frame = new byte[HeadSize + data.Length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(frame, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(sizeof(ulong)), MaskedCrc.Of(frame.AsSpan(0, sizeof(ulong))));
        data.CopyTo(frame.AsSpan(HeadSize));
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(HeadSize + data.Length), MaskedCrc.Of(data));
        return frame;
    }
}
