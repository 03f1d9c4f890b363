using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>How far a path leads into a network: the parts passed, outermost first, and what of the path is left.</summary>
internal sealed record PartWalk(IReadOnlyList<LayerPath> Passed, string Rest)
{
    /// <summary>The deepest part found.</summary>
    public Module Module => Passed[^1].Module;

    public static PartWalk Along(Module network, string path)
    {
        var passed = new List<LayerPath> { new("", 0, network) };
        var rest = path;
        while (rest.Length > 0 && Next(passed[^1], rest) is { } next)
        {
            passed.Add(next.Part);
            rest = next.Left;
        }

        return new PartWalk(passed, rest);
    }

    public static Parameter? ParameterAt(Module network, string path) => TensorAt(network, path, Parameters) as Parameter;

    public static Tensor? BufferAt(Module network, string path) => TensorAt(network, path, Buffers);

    /// <summary>A module's own parameters, without those of its children.</summary>
    public static IEnumerable<(string Name, Tensor Tensor)> Parameters(Module module) =>
        module.named_parameters(false).Select(entry => (entry.name, (Tensor)entry.parameter));

    /// <summary>A module's own buffers, without those of its children.</summary>
    public static IEnumerable<(string Name, Tensor Tensor)> Buffers(Module module) => module.named_buffers(false);

    private static Tensor? TensorAt(Module network, string path, Func<Module, IEnumerable<(string Name, Tensor Tensor)>> list)
    {
        var walk = Along(network, path);
        return list(walk.Module).FirstOrDefault(entry => entry.Name == walk.Rest).Tensor;
    }

    // A Sequential lets a name hold dots, so that the names are tried and not the path split.
    private static (LayerPath Part, string Left)? Next(LayerPath parent, string rest)
    {
        foreach (var (name, child) in parent.Module.named_children())
        {
            if (rest.StartsWith(name, StringComparison.Ordinal) && (rest.Length == name.Length || (rest[name.Length] == '.' && rest.Length > name.Length + 1)))
            {
                var path = parent.Path.Length == 0 ? name : $"{parent.Path}.{name}";
                return (new LayerPath(path, parent.Depth + 1, child), rest.Length == name.Length ? "" : rest[(name.Length + 1)..]);
            }
        }

        return null;
    }
}
