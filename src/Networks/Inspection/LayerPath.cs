using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>A module and where it stands in its network: <c>layer1.0.conv1</c>; the network itself has an empty path.</summary>
internal readonly record struct LayerPath(string Path, int Depth, Module Module)
{
    /// <summary>The network and all its parts, parents before children, in the order of declaration. A shared layer comes once a place.</summary>
    /// <exception cref="InvalidOperationException">A module is registered inside itself.</exception>
    public static IEnumerable<LayerPath> AllOf(Module network) => Below(new LayerPath("", 0, network), []);

    private static IEnumerable<LayerPath> Below(LayerPath parent, List<LayerPath> around)
    {
        if (around.Find(outer => ReferenceEquals(outer.Module, parent.Module)) is { Module: not null } itself)
        {
            throw new InvalidOperationException(
                $"The module '{parent.Path}' ({parent.Module.GetName()}) is "
                + (itself.Path.Length == 0 ? "the network itself" : $"the module '{itself.Path}' that it is part of")
                + ": a module cannot be registered inside itself, directly or through its parts. Register another instance, or keep the reference in a field "
                + "that holds no module, such as an array.");
        }

        yield return parent;
        around.Add(parent);
        foreach (var (name, child) in parent.Module.named_children())
        {
            var path = parent.Path.Length == 0 ? name : $"{parent.Path}.{name}";
            foreach (var layer in Below(new LayerPath(path, parent.Depth + 1, child), around))
            {
                yield return layer;
            }
        }

        around.RemoveAt(around.Count - 1);
    }
}
