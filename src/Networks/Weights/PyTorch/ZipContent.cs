namespace MLNetTorch.Networks;

/// <summary>The format of PyTorch 1.6 and later: a zip archive with a pickle and a file for each storage.</summary>
internal static class ZipContent
{
    private const string Pickle = "data.pkl";

    public static object? Read(ByteSource source)
    {
        var entries = ZipDirectory.Read(source);
        var pickle = FindPickle(source, entries.Values);
        var folder = pickle.Name[..^Pickle.Length];
        CheckByteOrder(source, entries.GetValueOrDefault($"{folder}byteorder"));

        if (Crc32.Of(source, pickle.Begin, pickle.Length) != pickle.Checksum)
        {
            throw source.Fault($"the checksum of its entry '{PickleText.Short(pickle.Name)}' is wrong: it is damaged");
        }

        var storages = new PersistentStorages();
        var reader = new PickleReader(source, pickle.Begin, pickle.Begin + pickle.Length);
        var content = new Unpickler(reader, (at, id) => storages.Find(at, id, storage => Place(source, storage, entries, folder))).Read();
        PickleTree.Check(source, content);
        return content;
    }

    private static ZipEntry FindPickle(ByteSource source, IEnumerable<ZipEntry> entries)
    {
        ZipEntry? found = null;
        foreach (var entry in entries)
        {
            var folder = entry.Name.IndexOf('/');
            if (folder > 0 && entry.Name.AsSpan(folder + 1).SequenceEqual(Pickle))
            {
                found = found is null ? entry : throw source.Fault($"it has two pickles, '{PickleText.Short(found.Name)}' and '{PickleText.Short(entry.Name)}'");
            }

            if (folder > 0 && entry.Name.AsSpan(folder + 1).SequenceEqual("constants.pkl"))
            {
                throw source.Fault("it is a TorchScript archive, whose network is code. Load it with torch.jit.load, or save the tensors alone in Python: torch.save(model.state_dict(), path)");
            }
        }

        return found ?? throw source.Fault($"it is a zip archive without <name>/{Pickle}, so PyTorch did not write it");
    }

    private static void CheckByteOrder(ByteSource source, ZipEntry? order)
    {
        if (order is not null && (order.Length != 6 || !source.ReadBytes(order.Begin, order.Length).AsSpan().SequenceEqual("little"u8)))
        {
            throw source.Fault("its numbers are not in little-endian order; save it again on a little-endian machine");
        }
    }

    private static void Place(ByteSource source, Storage storage, Dictionary<string, ZipEntry> entries, string folder)
    {
        if (!entries.TryGetValue($"{folder}data/{storage.Key}", out var entry))
        {
            throw source.Fault($"storage '{PickleText.Short(storage.Key)}' has no entry in it");
        }

        if (storage.Count != entry.Length / NumberType.SizeOf(storage.Type) || entry.Length % NumberType.SizeOf(storage.Type) != 0)
        {
            throw source.Fault($"storage '{PickleText.Short(storage.Key)}' of {storage.Count} {storage.Type} numbers has an entry of {entry.Length} bytes");
        }

        storage.Place(source, entry.Begin);
    }
}
