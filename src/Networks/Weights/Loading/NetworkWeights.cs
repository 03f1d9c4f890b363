using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Weights files in and out of networks.</summary>
public static class NetworkWeights
{
    private static readonly string[] PyTorchEndings = [".pt", ".pth", ".ckpt", ".bin"];

    /// <summary>
    /// Loads a file into a network: safetensors, PyTorch's (.pt, .pth) or TorchSharp's (.dat), told by the content. The numbers go from the file straight
    /// into the network's tensors, which keep their device and type; no second copy is held.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What to load and how; null stands for everything, strictly.</param>
    /// <returns>What was loaded and what was not.</returns>
    /// <remarks>
    /// Everything is checked before the first number is written: a file that does not fit changes nothing. Only a file that is altered while it is being
    /// read can leave a network half loaded. As PyTorch does, a file that knows no <c>num_batches_tracked</c> at all, as those before PyTorch 0.4.1,
    /// is taken: these counters keep their values and are reported as missing.
    /// </remarks>
    /// <exception cref="NetworkStateException">
    /// The entries do not fit the network, or nothing in the file does, or entries differ that are one tied tensor; the message names all of them. Nothing
    /// was loaded.
    /// </exception>
    /// <exception cref="InvalidDataException">The file is of no known format, cut short, altered, or holds no tensors by name. Nothing was loaded.</exception>
    /// <exception cref="ArgumentException">A rule of the options matches nothing, or makes one name of two.</exception>
    public static WeightLoadReport Load(Module network, string path, WeightLoading? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var file = WeightsFile.Open(path, options?.Key);
        return Load(network, file, path, options ?? new WeightLoading());
    }

    /// <summary>Loads a file that lies in memory into a network; else as <see cref="Load(Module, string, WeightLoading?)"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="options">What to load and how; null stands for everything, strictly.</param>
    /// <returns>What was loaded and what was not.</returns>
    /// <exception cref="NetworkStateException">The entries do not fit the network; the message names all of them. Nothing was loaded.</exception>
    /// <exception cref="InvalidDataException">The file is of no known format, cut short, altered, or holds no tensors by name. Nothing was loaded.</exception>
    /// <exception cref="ArgumentException">A rule of the options matches nothing, or makes one name of two.</exception>
    public static WeightLoadReport Load(Module network, ReadOnlyMemory<byte> file, WeightLoading? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var opened = WeightsFile.Open(file, options?.Key);
        return Load(network, opened, "in memory", options ?? new WeightLoading());
    }

    /// <summary>Copies the weights of one network into another by the rules of files; else as <see cref="Load(Module, string, WeightLoading?)"/>.</summary>
    /// <param name="network">The network that gets the weights.</param>
    /// <param name="source">The network that has them, on any device; it stays as it is.</param>
    /// <param name="options">What to load and how; null stands for everything, strictly.</param>
    /// <returns>What was loaded and what was not.</returns>
    /// <exception cref="NetworkStateException">The entries do not fit the network; the message names all of them. Nothing was loaded.</exception>
    /// <exception cref="ArgumentException">A rule of the options matches nothing, or makes one name of two.</exception>
    public static WeightLoadReport Load(Module network, Module source, WeightLoading? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, StateTensors.Of(source));
        using var opened = WeightsFile.Open(stream.GetBuffer().AsMemory(0, (int)stream.Length), options?.Key);
        return Load(network, opened, "the other network", options ?? new WeightLoading());
    }

    /// <summary>
    /// Saves a network's weights: whole, or not at all. A path that ends in <c>.dat</c> gets TorchSharp's own format, any other safetensors, which Python reads
    /// with <c>safetensors.torch.load_file</c>.
    /// </summary>
    /// <param name="network">The network, on any device.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException">The path's ending is one of PyTorch's, whose pickles are not written.</exception>
    public static void Save(Module network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var ending = Path.GetExtension(path);
        if (PyTorchEndings.Contains(ending, StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"'{path}' would be a PyTorch file, which is not written here. Save as .safetensors: Python reads it with safetensors.torch.load_file.", nameof(path));
        }

        if (ending.Equals(".dat", StringComparison.OrdinalIgnoreCase))
        {
            WholeFile.Write(path, stream => network.save(stream));
        }
        else
        {
            SafeTensors.WriteFile(path, StateTensors.Of(network));
        }
    }

    private static WeightLoadReport Load(Module network, WeightsFile file, string name, WeightLoading options)
    {
        var match = WeightMatch.Of(StateTensors.Of(network), file.Tensors, options, name);
        match.Read();
        return match.Report;
    }
}
