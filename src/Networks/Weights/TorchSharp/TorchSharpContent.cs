using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>
/// The tensors of a file that TorchSharp's <c>Module.save</c> wrote: a count, then for each tensor its name, type, sizes and raw numbers. Numbers
/// take seven bits a byte. TorchSharp's own reader believes what such a file claims; here all of it is checked before anything is taken for it.
/// </summary>
internal static class TorchSharpContent
{
    private const int MaximalNameLength = 10_000;

    public static bool Recognises(ByteSource source)
    {
        try
        {
            return Read(source).Count > 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    public static OrderedDictionary<string, StoredTensor> Read(ByteSource source)
    {
        var reader = new PickleReader(source, 0, source.Length, "it");
        var count = Number(source, reader, "the count of its tensors", source.Length);
        var tensors = new OrderedDictionary<string, StoredTensor>(StringComparer.Ordinal);
        for (var i = 0L; i < count; i++)
        {
            var name = reader.Text((ulong)Number(source, reader, $"the length of the name of tensor {i}", Math.Min(reader.Left, MaximalNameLength)));
            if (!tensors.TryAdd(name, Tensor(source, reader, name)))
            {
                throw source.Fault($"it has the tensor '{PickleText.Short(name)}' twice");
            }
        }

        return reader.Left == 0 ? tensors : throw source.Fault($"{reader.Left} bytes follow its {count} tensors");
    }

    private static StoredTensor Tensor(ByteSource source, PickleReader reader, string name)
    {
        var what = $"of tensor '{PickleText.Short(name)}'";
        var type = (ScalarType)Number(source, reader, $"the type {what}", sbyte.MaxValue);
        if (NumberType.SizeOf(type) == 0)
        {
            throw source.Fault($"the type {what} is {(sbyte)type}, which is no type of number that it could have");
        }

        var shape = new long[Number(source, reader, $"the count of sizes {what}", StoredShape.MaximalDimensions)];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = Number(source, reader, $"a size {what}", long.MaxValue);
        }

        var storage = new Storage(name, type, StoredShape.Count(source, shape));
        storage.Place(source, reader.Position);
        reader.Skip(storage.Count * NumberType.SizeOf(type));
        return StoredTensor.Dense(source, storage, shape);
    }

    private static long Number(ByteSource source, PickleReader reader, string what, long limit)
    {
        var number = 0L;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var part = reader.Byte();
            number |= (long)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return number <= limit ? number : throw source.Fault($"{what} is {number}; expected at most {limit}: it is cut short or altered");
            }
        }

        throw source.Fault($"{what} is no number that fits");
    }
}
