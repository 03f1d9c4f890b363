using System.Buffers.Binary;

namespace MLNetTorch.Estimators;

/// <summary>
/// An event file: <c>Event</c> messages of TensorFlow's event.proto, each framed as a TFRecord (length, its checksum, message, its
/// checksum).
/// </summary>
internal sealed class EventFile : IDisposable
{
    private readonly FileStream _file;
    private readonly TimeProvider _clock;

    /// <summary>Begins an event file in an empty file.</summary>
    public EventFile(string path, TimeProvider clock)
    {
        (_file, _clock) = (new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read), clock);
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

    /// <summary>Hands all that was written to the system.</summary>
    public void Flush() => _file.Flush();

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Append(long step, ProtoMessage what)
    {
        var seconds = (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
        var data = new ProtoMessage().Real(1, seconds).Number(2, step).Append(what).ToArray();
        Span<byte> head = stackalloc byte[sizeof(ulong) + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(head, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[sizeof(ulong)..], MaskedCrc.Of(head[..sizeof(ulong)]));
        Span<byte> tail = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(tail, MaskedCrc.Of(data));
        _file.Write(head);
        _file.Write(data);
        _file.Write(tail);
    }
}
