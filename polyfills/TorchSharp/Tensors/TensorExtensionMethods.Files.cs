using static TorchSharp.torch;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, BinaryWriter writer) => TensorFile.Write(writer, tensor);

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, string location)
    {
        using var stream = File.Create(location);
        tensor.Save(stream);
    }

    /// <summary>Reads a tensor; skipping passes over it and gives null.</summary>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var loaded = TensorFile.Read(reader);
        if (!skip)
            return loaded;
        loaded.Dispose();
        return null;
    }

    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (skip)
            Load(reader, skip: true);
        else
            TensorFile.ReadInto(tensor, reader);
    }

    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is not null && !skip)
            TensorFile.ReadInto(tensor, reader);
        else
            tensor = Load(reader, skip) ?? tensor;
    }
}
