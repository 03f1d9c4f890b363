using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>
/// Saves and loads single tensors, lists and dictionaries of tensors. Files are written as safetensors (a list under the names 0, 1, …; a single tensor
/// under the name tensor), whole or not at all. PyTorch's files are loaded as well.
/// </summary>
public static class TensorFiles
{
    private const string SingleName = "tensor";

    /// <summary>Saves a tensor (<c>torch.save(x, path)</c>).</summary>
    /// <param name="path">The file, usually <c>.safetensors</c>.</param>
    /// <param name="tensor">The tensor, on any device.</param>
    public static void Save(string path, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        Save(path, new Dictionary<string, Tensor> { [SingleName] = tensor });
    }

    /// <summary>Saves a list of tensors (<c>torch.save([x, y], path)</c>).</summary>
    /// <param name="path">The file, usually <c>.safetensors</c>.</param>
    /// <param name="tensors">The tensors, on any device.</param>
    public static void Save(string path, IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        Save(path, tensors.Index().ToDictionary(entry => Name(entry.Index), entry => entry.Item, StringComparer.Ordinal));
    }

    /// <summary>Saves tensors by name (<c>torch.save({"x": x}, path)</c>).</summary>
    /// <param name="path">The file, usually <c>.safetensors</c>.</param>
    /// <param name="tensors">The tensors, on any device.</param>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors) => SafeTensors.WriteFile(path, tensors);

    /// <summary>Loads a file that holds one tensor (<c>torch.load(path)</c>).</summary>
    /// <param name="path">A safetensors or PyTorch file.</param>
    /// <returns>The tensor, on the CPU. It belongs to the caller, whatever dispose scope is open.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message says which.</exception>
    public static Tensor Load(string path)
    {
        using var source = new FileBytes(path);
        if (WeightsFormats.Recognise(source) == WeightsFormat.PyTorch)
        {
            return PyTorchTensors.Single(source, PyTorchContent.Read(source)).Read();
        }

        using var file = WeightsFile.Open(path);
        return file.Tensors.Count == 1
            ? file.Tensors.Values.Single().Read()
            : throw source.Fault($"it is no single tensor; it holds {file.Tensors.Count} tensors by name");
    }

    /// <summary>Loads a file that holds a list or tuple of tensors (<c>torch.load(path)</c>).</summary>
    /// <param name="path">A safetensors or PyTorch file.</param>
    /// <returns>The tensors, on the CPU. They belong to the caller, whatever dispose scope is open.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message says which.</exception>
    public static Tensor[] LoadList(string path)
    {
        using var source = new FileBytes(path);
        if (WeightsFormats.Recognise(source) == WeightsFormat.PyTorch)
        {
            var tensors = PyTorchTensors.List(source, PyTorchContent.Read(source));
            return [.. SharedReading.ReadAll(tensors.Select((tensor, index) => KeyValuePair.Create(Name(index), tensor))).Values];
        }

        using var file = WeightsFile.Open(path);
        var missing = Enumerable.Range(0, file.Tensors.Count).Select(Name).FirstOrDefault(name => !file.Tensors.ContainsKey(name));
        return missing is null
            ? [.. SharedReading.ReadAll(Enumerable.Range(0, file.Tensors.Count).Select(index => KeyValuePair.Create(Name(index), file.Tensors[Name(index)]))).Values]
            : throw source.Fault($"it is no list of tensors; its {file.Tensors.Count} tensors by name lack '{missing}'");
    }

    /// <summary>Loads a file that holds tensors by name (<c>torch.load(path)</c>).</summary>
    /// <param name="path">A safetensors, PyTorch or TorchSharp file.</param>
    /// <param name="key">The key of the dictionary to take from a PyTorch checkpoint that holds more than one; null else.</param>
    /// <returns>The tensors, on the CPU. They belong to the caller, whatever dispose scope is open.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or holds something else; the message says which.</exception>
    public static Dictionary<string, Tensor> LoadDictionary(string path, string? key = null)
    {
        using var file = WeightsFile.Open(path, key);
        return file.ReadAll();
    }

    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);
}
