using System.Buffers.Binary;
using System.Text;

namespace MLNetTorch.Fuzz;

/// <summary>Writes pickles instruction by instruction, the wrong ones as well as the right ones.</summary>
internal sealed class PickleBytes
{
    private readonly List<byte> _bytes = [0x80, 2];

    public static PickleBytes New => new();

    public PickleBytes Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>Instructions that have no argument, as their characters.</summary>
    public PickleBytes Do(string instructions) => Raw(Encoding.Latin1.GetBytes(instructions));

    public PickleBytes Text(string text) => Raw([(byte)'X', .. Number(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)]);

    public PickleBytes Integer(long value) => value is >= int.MinValue and <= int.MaxValue
        ? Raw([(byte)'J', .. Number((int)value)])
        : Raw([0x8A, 8, .. BitConverter.GetBytes(value)]);

    public PickleBytes Global(string module, string name) => Raw(Encoding.UTF8.GetBytes($"c{module}\n{name}\n"));

    public PickleBytes Tuple(params ReadOnlySpan<long> values)
    {
        Do("(");
        foreach (var value in values)
        {
            Integer(value);
        }

        return Do("t");
    }

    public PickleBytes StorageId(string key, long count, string type = "FloatStorage") =>
        Do("(").Text("storage").Global("torch", type).Text(key).Text("cpu").Integer(count).Do("tQ");

    public PickleBytes Tensor(string key, long count, long offset, long[] shape, long[] strides, string type = "FloatStorage") =>
        Global("torch._utils", "_rebuild_tensor_v2").Do("(").StorageId(key, count, type).Integer(offset).Tuple(shape).Tuple(strides)
            .Raw(0x89).Global("collections", "OrderedDict").Do(")RtR");

    /// <summary>The pickle with its end.</summary>
    public byte[] Stop() => [.. _bytes, (byte)'.'];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
