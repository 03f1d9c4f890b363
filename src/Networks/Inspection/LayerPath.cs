using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>A module and where it stands in its network: <c>layer1.0.conv1</c>; the network itself has an empty path.</summary>
internal readonly record struct LayerPath(string Path, int Depth, Module Module)
{
    /// <summary>The network and all its parts, parents before children, in the order of declaration. A shared layer comes once a place.</summary>
    public static IEnumerable<LayerPath> AllOf(Module network) => Below(new LayerPath("", 0, network));

    private static IEnumerable<LayerPath> Below(LayerPath parent)
    {
        yield return parent;
        foreach (var (name, child) in parent.Module.named_children())
        {
            var path = parent.Path.Length == 0 ? name : $"{parent.Path}.{name}";
            foreach (var layer in Below(new LayerPath(path, parent.Depth + 1, child)))
            {
                yield return layer;
            }
        }
    }
}
