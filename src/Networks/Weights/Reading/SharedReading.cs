using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>
/// Reads the tensors of one file together: each storage once, however many tensors show parts of it. Tensors that share memory in the file share
/// it after reading, as in PyTorch, so that a small file cannot ask for much memory.
/// </summary>
internal sealed class SharedReading : IDisposable
{
    private readonly Dictionary<Storage, Tensor> _storages = [];

    /// <returns>A tensor that belongs to the caller.</returns>
    public Tensor Read(StoredTensor tensor)
    {
        using var scope = NewDisposeScope();
        if (!_storages.TryGetValue(tensor.Storage, out var storage))
        {
            storage = tensor.Storage.Read(0, tensor.Storage.Count).DetachFromDisposeScope();
            _storages.Add(tensor.Storage, storage);
        }

        return tensor.ViewOf(storage).DetachFromDisposeScope();
    }

    public static Dictionary<string, Tensor> ReadAll(IEnumerable<KeyValuePair<string, StoredTensor>> tensors)
    {
        using var reading = new SharedReading();
        var read = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            foreach (var (name, tensor) in tensors)
            {
                read.Add(name, reading.Read(tensor));
            }
        }
        catch
        {
            NetworkState.Dispose(read);
            throw;
        }

        return read;
    }

    /// <summary>Lets go of the storages; the tensors keep theirs alive.</summary>
    public void Dispose()
    {
        foreach (var storage in _storages.Values)
        {
            storage.Dispose();
        }
    }
}
