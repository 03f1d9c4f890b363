using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors in a stream: element type and shape as numbers of seven bits a byte, then the elements as they lie in memory.</summary>
internal static class TensorFile
{
    internal static void WriteNumber(BinaryWriter writer, long value) => writer.Write7BitEncodedInt64(value);

    internal static long ReadNumber(BinaryReader reader) => reader.Read7BitEncodedInt64();

    internal static void Write(BinaryWriter writer, Tensor tensor)
    {
        WriteNumber(writer, (int)tensor.dtype);
        var shape = tensor.shape;
        WriteNumber(writer, shape.Length);
        foreach (long extent in shape)
            WriteNumber(writer, extent);
        writer.Flush();
        tensor.WriteBytesToStream(writer.BaseStream);
    }

    internal static Tensor Read(BinaryReader reader)
    {
        var (type, shape) = ReadHead(reader);
        var tensor = empty(shape, type);
        tensor.ReadBytesFromStream(reader.BaseStream);
        return tensor;
    }

    /// <summary>Reads into a tensor that is there; type and shape must be its own.</summary>
    internal static void ReadInto(Tensor tensor, BinaryReader reader)
    {
        var (type, shape) = ReadHead(reader);
        if (type != tensor.dtype)
            throw new ArgumentException($"Mismatched tensor data types while loading. Make sure that the model you are loading into is exactly the same as the origin: the tensor is {tensor.dtype}, the stored one {type}.");
        if (!shape.SequenceEqual(tensor.shape))
            throw new ArgumentException($"Mismatched tensor shape while loading. Make sure that the model you are loading into is exactly the same as the origin: the tensor is [{string.Join(", ", tensor.shape)}], the stored one [{string.Join(", ", shape)}].");
        tensor.ReadBytesFromStream(reader.BaseStream);
    }

    private static (ScalarType Type, long[] Shape) ReadHead(BinaryReader reader)
    {
        var type = (ScalarType)ReadNumber(reader);
        var shape = new long[ReadNumber(reader)];
        for (int i = 0; i < shape.Length; i++)
            shape[i] = ReadNumber(reader);
        return (type, shape);
    }
}
