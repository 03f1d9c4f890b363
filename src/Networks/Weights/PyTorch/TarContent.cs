using System.Globalization;

namespace MLNetTorch.Networks;

/// <summary>
/// The format of PyTorch before 0.2 (2017): a tar archive of sys_info, storages, tensors and pickle. The storages and tensors carry numbers as
/// names; the pickle refers to the tensors by these.
/// </summary>
internal sealed class TarContent
{
    private readonly ByteSource _source;
    private readonly Dictionary<string, (long Begin, long End)> _members;
    private readonly Dictionary<long, Storage> _storages = [];
    private readonly Dictionary<long, StoredTensor> _tensors = [];

    private TarContent(ByteSource source)
    {
        _source = source;
        _members = TarDirectory.Read(source);
    }

    public static object? Read(ByteSource source)
    {
        var archive = new TarContent(source);
        MachineFacts.Check(source, new Unpickler(archive.Member("sys_info"), Nothing).Read());
        archive.ReadStorages();
        archive.ReadTensors();
        var content = new Unpickler(archive.Member("pickle"), archive.Find).Read();
        PickleTree.Check(source, content);
        return content;
    }

    private static object Nothing(PickleReader reader, object? id) => throw reader.Fault("refers to an object, though there is none yet");

    private PickleReader Member(string name) => _members.TryGetValue(name, out var place)
        ? new PickleReader(_source, place.Begin, place.End)
        : throw _source.Fault($"it is a tar archive without the member '{name}', so PyTorch did not write it");

    private void ReadStorages()
    {
        var reader = Member("storages");
        var unpickler = new Unpickler(reader, Nothing);
        for (var left = Count(reader, unpickler.Read()); left > 0; left--)
        {
            if (unpickler.Read() as object?[] is not [long key, string, PickleGlobal { Kind: PickleGlobalKind.StorageType } type])
            {
                throw reader.Fault("describes a storage otherwise than by key, location and type");
            }

            var storage = new Storage($"{key}", type.Type, reader.Int64());
            storage.Place(_source, reader.Position);
            reader.Skip(storage.Count * NumberType.SizeOf(type.Type));
            if (!_storages.TryAdd(key, storage))
            {
                throw reader.Fault($"has the storage {key} twice");
            }
        }

        if (unpickler.Read() is not List<object?> { Count: 0 })
        {
            throw reader.Fault("has views of storages, which are not read; load the file in Python and save it again with torch.save");
        }
    }

    private void ReadTensors()
    {
        var reader = Member("tensors");
        var unpickler = new Unpickler(reader, Nothing);
        for (var left = Count(reader, unpickler.Read()); left > 0; left--)
        {
            if (unpickler.Read() as object?[] is not [long key, long storageKey, PickleGlobal { Kind: PickleGlobalKind.TensorType } type]
                || !_storages.TryGetValue(storageKey, out var storage) || storage.Type != type.Type)
            {
                throw reader.Fault("describes a tensor otherwise than by key, storage and type");
            }

            if (!_tensors.TryAdd(key, ReadTensor(reader, storage)))
            {
                throw reader.Fault($"has the tensor {key} twice");
            }
        }
    }

    private StoredTensor ReadTensor(PickleReader reader, Storage storage)
    {
        // The number of dimensions takes eight bytes, of which the upper four mean nothing.
        var dimensions = reader.Int32();
        reader.Skip(sizeof(int));
        if (dimensions is < 0 or > StoredShape.MaximalDimensions)
        {
            throw reader.Fault($"has a tensor of {dimensions} dimensions; expected 0 to {StoredShape.MaximalDimensions}");
        }

        var shape = Numbers(reader, dimensions);
        var strides = Numbers(reader, dimensions);
        return StoredTensor.Of(_source, storage, reader.Int64(), shape, strides);
    }

    private static long[] Numbers(PickleReader reader, int count)
    {
        var numbers = new long[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = reader.Int64();
        }

        return numbers;
    }

    private StoredTensor Find(PickleReader reader, object? id) =>
        id is string name && long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var key) && _tensors.TryGetValue(key, out var tensor)
            ? tensor
            : throw reader.Fault($"refers to the tensor '{PickleText.Short(id?.ToString() ?? "None")}', which is not in the file");

    private static long Count(PickleReader reader, object? value) => value is long and >= 0 and var count
        ? count
        : throw reader.Fault($"begins with {PickleText.KindOf(value)}; expected a count");
}
