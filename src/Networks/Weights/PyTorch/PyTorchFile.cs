namespace MLNetTorch.Networks;

/// <summary>
/// A file that PyTorch's <c>torch.save</c> wrote (.pt, .pth), open for reading: the zip archives of PyTorch 1.6 and later, the pickle streams before
/// them and the tar archives of 2017. Opening reads what the file holds and the shapes, not the numbers.
/// </summary>
/// <remarks>
/// Such files are pickles, programs that could run anything. This reader knows tensors, parameters, containers, numbers and texts, and refuses every
/// other name and instruction. Types: all of TorchSharp's, complex ones included. Not read: quantised and sparse tensors, whole modules,
/// TorchScript, big-endian files, and the views of storages that PyTorch before 0.4 could save. Attributes of an OrderedDict are passed over.
/// As in PyTorch, the checksums of the numbers are not compared: a changed byte among them is not noticed.
/// </remarks>
public sealed class PyTorchFile : IDisposable
{
    private readonly ByteSource _source;

    private PyTorchFile(ByteSource source, object? content)
    {
        _source = source;
        Content = content;
    }

    /// <summary>
    /// What was saved: null, <see cref="bool"/>, <see cref="long"/> (<see cref="System.Numerics.BigInteger"/> beyond its range), <see cref="double"/>,
    /// <see cref="string"/>, byte array, <see cref="TorchSharp.torch.ScalarType"/> for a dtype, <see cref="StoredTensor"/>,
    /// <see cref="IReadOnlyList{T}"/> of these for lists, tuples and sets, <see cref="IReadOnlyDictionary{TKey, TValue}"/> with text, number or
    /// truth value as keys for dictionaries, in their order.
    /// </summary>
    public object? Content { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file. It stays open until this object is disposed.</param>
    /// <exception cref="InvalidDataException">The file is no PyTorch file, cut short, altered, or holds more than tensors and containers; the message says which.</exception>
    public static PyTorchFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Open(new FileBytes(path));
    }

    /// <summary>Opens a file that lies in memory.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="InvalidDataException">The file is no PyTorch file, cut short, altered, or holds more than tensors and containers; the message says which.</exception>
    public static PyTorchFile Open(ReadOnlyMemory<byte> file) => Open(new MemoryBytes(file, "in memory"));

    /// <summary>The tensors of a dictionary by name, in its order.</summary>
    /// <param name="key">The key of the dictionary in a checkpoint that holds more, such as <c>state_dict</c>; null where the file is the dictionary.</param>
    /// <exception cref="InvalidDataException">There is no such dictionary of tensors; the message lists what there is.</exception>
    public IReadOnlyDictionary<string, StoredTensor> StateDictionary(string? key = null) => PyTorchTensors.Dictionary(_source, Content, key);

    /// <summary>Closes the file. Tensors that were read stay.</summary>
    public void Dispose() => _source.Dispose();

    internal static PyTorchFile Open(ByteSource source)
    {
        try
        {
            return new PyTorchFile(source, PyTorchContent.Read(source));
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }
}
