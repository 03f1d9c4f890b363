namespace MLNetTorch.Networks;

/// <summary>The tensors of a safetensors file, without their numbers.</summary>
internal static class SafeTensorsContent
{
    public static OrderedDictionary<string, StoredTensor> Read(ByteSource source)
    {
        using var stream = new SourceStream(source);
        SafeTensorsHeader header;
        try
        {
            header = SafeTensorsHeader.Read(stream);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{source.Name}: {fault.Message}", fault);
        }

        var tensors = new OrderedDictionary<string, StoredTensor>(StringComparer.Ordinal);
        foreach (var entry in header.Entries)
        {
            var storage = new Storage(entry.Name, entry.Type, (entry.End - entry.Begin) / NumberType.SizeOf(entry.Type));
            storage.Place(source, stream.Position + entry.Begin);
            tensors.Add(entry.Name, StoredTensor.Dense(source, storage, entry.Shape));
        }

        return tensors;
    }
}
