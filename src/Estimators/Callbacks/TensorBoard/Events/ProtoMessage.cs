using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace MLNetTorch.Estimators;

/// <summary>A protocol buffer message in the making: the few kinds of fields that events have. (The library for all of them weighs more than its use here.)</summary>
internal sealed class ProtoMessage
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private const int Fixed32 = 5;

    private readonly ArrayBufferWriter<byte> _data = new();

    /// <summary>A whole number: int64 or an enum.</summary>
    public ProtoMessage Number(int field, long value)
    {
        Tag(field, Varint);
        return WriteVarint((ulong)value);
    }

    /// <summary>A double.</summary>
    public ProtoMessage Real(int field, double value)
    {
        Tag(field, Fixed64);
        return Write(value);
    }

    /// <summary>A float.</summary>
    public ProtoMessage Single(int field, float value)
    {
        Tag(field, Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(_data.GetSpan(sizeof(float)), value);
        _data.Advance(sizeof(float));
        return this;
    }

    /// <summary>Doubles, packed.</summary>
    public ProtoMessage Reals(int field, ReadOnlySpan<double> values)
    {
        Tag(field, Bytes);
        WriteVarint((ulong)values.Length * sizeof(double));
        foreach (var value in values)
            Write(value);
        return this;
    }

    /// <summary>A text.</summary>
    public ProtoMessage Text(int field, string value) => Block(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A message within.</summary>
    public ProtoMessage Message(int field, ProtoMessage value) => Block(field, value.ToArray());

    /// <summary>The fields of another message.</summary>
    public ProtoMessage Append(ProtoMessage other)
    {
        _data.Write(other._data.WrittenSpan);
        return this;
    }

    /// <summary>The message.</summary>
    public byte[] ToArray() => _data.WrittenSpan.ToArray();

    private ProtoMessage Block(int field, byte[] bytes)
    {
        Tag(field, Bytes);
        WriteVarint((ulong)bytes.Length);
        _data.Write(bytes);
        return this;
    }

    private void Tag(int field, int kind) => WriteVarint(((ulong)field << 3) | (uint)kind);

    private ProtoMessage Write(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_data.GetSpan(sizeof(double)), value);
        _data.Advance(sizeof(double));
        return this;
    }

    private ProtoMessage WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _data.Write([(byte)(value | 0x80)]);
        _data.Write([(byte)value]);
        return this;
    }
}
