using System.Numerics;

namespace MLNetTorch.Networks;

/// <summary>
/// The format of PyTorch 0.2 to 1.5: pickles one behind the other (a magic number, the protocol, facts of the machine, the content, the keys of
/// the storages), then for each storage the count of its numbers and the numbers.
/// </summary>
internal static class StreamContent
{
    private const long Protocol = 1001;

    public static object? Read(ByteSource source)
    {
        var storages = new PersistentStorages();
        var reader = new PickleReader(source, 0, source.Length);
        var unpickler = new Unpickler(reader, (at, id) => storages.Find(at, id));
        if (unpickler.Read() is not BigInteger)
        {
            throw reader.Fault("is no magic number");
        }

        if (unpickler.Read() is not Protocol)
        {
            throw reader.Fault($"has a protocol of the file other than {Protocol}");
        }

        MachineFacts.Check(source, unpickler.Read());
        var content = unpickler.Read();
        if (unpickler.Read() is not List<object?> keys)
        {
            throw reader.Fault("is no list of storages");
        }

        Place(source, reader, storages.All, keys);
        PickleTree.Check(source, content);
        return content;
    }

    private static void Place(ByteSource source, PickleReader reader, IReadOnlyDictionary<string, Storage> storages, List<object?> keys)
    {
        foreach (var key in keys)
        {
            if (key is not string name || !storages.TryGetValue(name, out var storage) || storage.IsPlaced)
            {
                throw reader.Fault($"lists the storage '{PickleText.Short(key?.ToString() ?? "None")}' twice, or one that no tensor names");
            }

            var count = reader.Int64();
            if (count != storage.Count)
            {
                throw reader.Fault($"has a storage '{PickleText.Short(name)}' of {storage.Count} numbers, which the file gives {count}");
            }

            storage.Place(source, reader.Position);
            reader.Skip(count * NumberType.SizeOf(storage.Type));
        }

        if (keys.Count != storages.Count)
        {
            throw reader.Fault($"names {storages.Count} storages, but the file has {keys.Count}");
        }
    }
}
