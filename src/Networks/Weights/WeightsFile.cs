using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>A file with tensors by name, of whichever format, open for reading: names, types and shapes at once, the numbers when asked for.</summary>
public sealed class WeightsFile : IDisposable
{
    private readonly ByteSource _source;

    private WeightsFile(ByteSource source, WeightsFormat format, IReadOnlyDictionary<string, StoredTensor> tensors)
    {
        _source = source;
        Format = format;
        Tensors = tensors;
    }

    /// <summary>The format, told by the content, whatever the file is called.</summary>
    public WeightsFormat Format { get; }

    /// <summary>The tensors by name, in the file's order.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file: safetensors, PyTorch's or TorchSharp's. It stays open until this object is disposed.</param>
    /// <param name="key">The key of the dictionary to take from a PyTorch checkpoint that holds more than one, such as <c>state_dict</c>; null else.</param>
    /// <exception cref="InvalidDataException">The file is of no known format, cut short, altered, or holds no tensors by name; the message says which.</exception>
    public static WeightsFile Open(string path, string? key = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Open(new FileBytes(path), key);
    }

    /// <summary>Opens a file that lies in memory.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="key">The key of the dictionary to take from a PyTorch checkpoint that holds more than one; null else.</param>
    /// <exception cref="InvalidDataException">The file is of no known format, cut short, altered, or holds no tensors by name; the message says which.</exception>
    public static WeightsFile Open(ReadOnlyMemory<byte> file, string? key = null) => Open(new MemoryBytes(file, "in memory"), key);

    /// <summary>Reads all tensors. Those that share memory in the file share it after reading.</summary>
    /// <returns>The tensors, on the CPU. They belong to the caller, whatever dispose scope is open; <see cref="NetworkState.Dispose"/> frees them.</returns>
    /// <exception cref="InvalidDataException">The file became shorter, or holds truth values other than 0 and 1.</exception>
    public Dictionary<string, Tensor> ReadAll() => SharedReading.ReadAll(Tensors);

    /// <summary>Closes the file. Tensors that were read stay.</summary>
    public void Dispose() => _source.Dispose();

    private static WeightsFile Open(ByteSource source, string? key)
    {
        try
        {
            var format = WeightsFormats.Recognise(source);
            if (key is not null && format != WeightsFormat.PyTorch)
            {
                throw source.Fault($"the key '{key}' is for PyTorch files, and this is a {format} file, which holds one dictionary; leave the key out");
            }

            return new WeightsFile(source, format, format switch
            {
                WeightsFormat.PyTorch => PyTorchTensors.Dictionary(source, PyTorchContent.Read(source), key),
                WeightsFormat.SafeTensors => SafeTensorsContent.Read(source),
                _ => TorchSharpContent.Read(source),
            });
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }
}
