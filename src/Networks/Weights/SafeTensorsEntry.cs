using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>One tensor in a safetensors file. Begin and End count bytes from the end of the header.</summary>
internal sealed record SafeTensorsEntry(string Name, ScalarType Type, long[] Shape, long Begin, long End)
{
    public const string MetadataName = "__metadata__";

    /// <summary>Places tensors one after the other: the widest numbers first, which keeps all of them aligned, then by name.</summary>
    public static IReadOnlyList<SafeTensorsEntry> LayOut(IReadOnlyDictionary<string, Tensor> tensors)
    {
        var entries = new List<SafeTensorsEntry>(tensors.Count);
        var begin = 0L;
        foreach (var (name, tensor) in tensors.OrderByDescending(entry => entry.Value.element_size()).ThenBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (name == MetadataName)
            {
                throw new ArgumentException($"A tensor cannot be named '{MetadataName}': safetensors files keep that name for texts.", nameof(tensors));
            }

            if (SafeTensorsType.NameOf(tensor.dtype) is null)
            {
                throw new ArgumentException(
                    $"Tensor '{name}' is {tensor.dtype}, which safetensors files do not have; convert it to one of {SafeTensorsType.Names}.", nameof(tensors));
            }

            var end = begin + (tensor.numel() * tensor.element_size());
            entries.Add(new SafeTensorsEntry(name, tensor.dtype, tensor.shape, begin, end));
            begin = end;
        }

        return entries;
    }
}
