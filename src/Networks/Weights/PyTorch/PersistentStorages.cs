using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>The storages that a pickle names: ('storage', type, key, location, count), in the stream format with a view besides.</summary>
internal sealed class PersistentStorages
{
    private readonly Dictionary<string, Storage> _storages = new(StringComparer.Ordinal);

    /// <summary>Storages by their key.</summary>
    public IReadOnlyDictionary<string, Storage> All => _storages;

    /// <summary>What a persistent id stands for.</summary>
    /// <param name="reader">The pickle.</param>
    /// <param name="id">The id.</param>
    /// <param name="place">Finds a storage's numbers when it is named for the first time.</param>
    public Storage Find(PickleReader reader, object? id, Action<Storage>? place = null)
    {
        if (id is not object?[] { Length: 5 or 6 } parts
            || parts is not ["storage", PickleGlobal { Kind: PickleGlobalKind.StorageType } type, string key, string or null, long count, ..]
            || (parts.Length == 6 && parts[5] is not null))
        {
            throw reader.Fault($"has the persistent id ({Describe(id)}); expected ('storage', type, key, location, count)");
        }

        if (!_storages.TryGetValue(key, out var storage))
        {
            storage = count >= 0 ? new Storage(key, type.Type, count) : throw reader.Fault($"has a storage of {count} numbers");
            place?.Invoke(storage);
            _storages.Add(key, storage);
        }

        return storage.Type == type.Type && storage.Count == count
            ? storage
            : throw reader.Fault($"names storage '{PickleText.Short(key)}' as {count} {type.Type} numbers; before it had {storage.Count} {storage.Type} numbers");
    }

    private static string Describe(object? id) => id is object?[] parts ? string.Join(", ", parts.Take(8).Select(PickleText.KindOf)) : PickleText.KindOf(id);
}
