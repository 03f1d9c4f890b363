using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>The layers of a network as lists, and networks made of a part of them.</summary>
public static class NetworkChildren
{
    /// <summary>The network's own layers in order, without what is inside of them: <c>list(model.children())</c>.</summary>
    /// <param name="network">The network.</param>
    /// <returns>
    /// The layers themselves. A layer used at two places comes twice (PyTorch gives it once, so that a network made of the list would lack a step).
    /// A <c>ModuleList</c> of some of them: <c>ModuleList([.. network.Children().SkipLast(1)])</c>. Such a list holds layers and is no layer
    /// itself: it has no forward, so code that would call it does not compile.
    /// </returns>
    public static IReadOnlyList<Module> Children(this Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return [.. network.named_children().Select(child => child.module)];
    }

    /// <summary>
    /// A new <c>Sequential</c> of some of the network's own layers: <c>network.Slice(..^2)</c> for <c>Sequential(*list(model.children())[:-2])</c>.
    /// </summary>
    /// <param name="network">The network. What its forward does beyond calling its layers in order is not part of the slice.</param>
    /// <param name="range">Which of the layers, counted as <see cref="Children"/> lists them.</param>
    /// <returns>
    /// A network that shares the layers: training one trains both. They are named 0, 1, … as in any new Sequential. Disposing it disposes of the shared
    /// layers, as every Sequential does: dispose of the whole network and leave the slice to the garbage collector, or the other way round.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the layers.</exception>
    /// <exception cref="NetworkPartException">A layer takes or gives something else than one tensor.</exception>
    public static Sequential Slice(this Module network, Range range)
    {
        ArgumentNullException.ThrowIfNull(network);
        (string Name, Module Module)[] children = [.. network.named_children()];
        var (start, end) = (range.Start.GetOffset(children.Length), range.End.GetOffset(children.Length));
        if (start < 0 || end > children.Length || start > end)
        {
            throw new ArgumentOutOfRangeException(
                nameof(range), range, $"The slice {range} does not lie within the {children.Length} layers of {ShapeFault.Kind(network)}.");
        }

        var slice = Sequential();
        foreach (var (name, child) in children[start..end])
        {
            slice.append(child as IModule<Tensor, Tensor> ?? throw new NetworkPartException(
                $"The layer '{name}' ({ShapeFault.Kind(child)}) of {ShapeFault.Kind(network)} cannot stand in a Sequential: it does not map one tensor to one."));
        }

        return slice;
    }

    /// <summary>
    /// The network and all its parts with their paths, as PyTorch's <c>named_modules()</c>: the network first, under an empty path, parents before
    /// children, and a layer used at several places once, at the first. (TorchSharp's own leaves the network out and goes level by level.)
    /// </summary>
    /// <param name="network">The network.</param>
    /// <returns>Paths and layers in the order of declaration.</returns>
    public static IReadOnlyList<(string Path, Module Layer)> NamedModules(this Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return [.. LayerPath.AllOf(network).DistinctBy(part => part.Module, ReferenceEqualityComparer.Instance).Select(part => (part.Path, part.Module))];
    }
}
