using System.Buffers.Binary;
using System.Text;

namespace MLNetTorch.Networks;

/// <summary>Reads a part of a file, usually a pickle, in small pieces, never beyond its end.</summary>
internal sealed class PickleReader(ByteSource source, long begin, long end, string what = "its pickle")
{
    private const int WindowLength = 1 << 15;

    // Far above what a checkpoint of a hundred thousand tensors needs, and some hundred megabytes at most.
    private const long MaximalValues = 4_000_000;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly byte[] _window = new byte[(int)Math.Clamp(end - begin, 0, WindowLength)];
    private long _windowBegin = begin;
    private int _windowLength;
    private long _spent;

    public ByteSource Source => source;

    /// <summary>Where the next byte is.</summary>
    public long Position { get; private set; } = begin;

    public long Left => end - Position;

    public byte Byte() => Take(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public double BigEndianDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(sizeof(double)));

    /// <summary>Bytes that the file says to be as many as told; checked against what is left of it before memory is taken.</summary>
    public byte[] Bytes(ulong count)
    {
        if (count > (ulong)Math.Min(Left, Array.MaxLength))
        {
            throw CutShort($"{count} bytes");
        }

        if (count <= WindowLength)
        {
            return Take((int)count).ToArray();
        }

        var bytes = source.ReadBytes(Position, (long)count);
        Skip((long)count);
        return bytes;
    }

    public string Text(ulong byteCount)
    {
        try
        {
            return byteCount <= WindowLength && byteCount <= (ulong)Left
                ? Utf8.GetString(Take((int)byteCount))
                : Utf8.GetString(Bytes(byteCount));
        }
        catch (DecoderFallbackException fault)
        {
            throw source.Fault($"{what} has a text before byte {Position} that is no valid UTF-8", fault);
        }
    }

    /// <summary>Text up to the end of its line, which is not part of it.</summary>
    public string Line(int limit)
    {
        var bytes = new List<byte>();
        for (var next = Byte(); next != '\n'; next = Byte())
        {
            if (bytes.Count == limit)
            {
                throw source.Fault($"{what} has a name of more than {limit} bytes before byte {Position}");
            }

            bytes.Add(next);
        }

        return Encoding.Latin1.GetString([.. bytes]);
    }

    /// <summary>Counts values made: short instructions can make many.</summary>
    public void Spend(long values)
    {
        _spent += values;
        if (_spent > MaximalValues)
        {
            throw Fault($"makes more than {MaximalValues} values: no checkpoint of tensors does");
        }
    }

    public void Skip(long count)
    {
        if (count < 0 || count > Left)
        {
            throw CutShort($"{count} bytes");
        }

        Position += count;
    }

    public InvalidDataException Fault(string how) => source.Fault($"{what}, before byte {Position}, {how}");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > Left)
        {
            throw CutShort($"{count} bytes");
        }

        var place = Position - _windowBegin;
        if (place < 0 || place + count > _windowLength)
        {
            (_windowBegin, place) = (Position, 0);
            _windowLength = (int)Math.Min(_window.Length, end - Position);
            source.ReadExactly(_window.AsSpan(0, _windowLength), Position);
        }

        Position += count;
        return _window.AsSpan((int)place, count);
    }

    private InvalidDataException CutShort(string needed) =>
        source.Fault($"{what} ends at byte {end}, but {needed} are expected at byte {Position}: it is cut short or altered");
}
