using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Puts another layer into the place of one, as <c>model.fc = nn.Linear(512, 10)</c> does in Python.</summary>
public static class NetworkReplacement
{
    /// <summary>
    /// Replaces one layer of a network, at whatever depth: <c>network = network.Replace("fc", Linear(512, 10))</c>. All other layers stay the same
    /// objects with the same weights, in the same order.
    /// </summary>
    /// <remarks>
    /// <para>
    /// <b>Use the network that is returned.</b> It is the one given, changed, except where that is a plain <c>Sequential</c> itself: TorchSharp's
    /// Sequential keeps its layers to itself, so that a new one with the same layers takes its place. (One inside of the network is exchanged in
    /// the same way, without the caller noticing. Hooks that hung on the old Sequential, not on its layers, do not come along.) Disposing the old
    /// Sequential would dispose of the layers of the new one, too.
    /// </para>
    /// <para>
    /// A module of one's own may hold the layer in fields (read-only and private ones too, properties included), in arrays, lists and dictionaries
    /// in fields, or be a <c>ModuleList</c> or <c>ModuleDict</c>. Where the layer cannot be found in any of these, or a function in a
    /// field refers to it besides, nothing is changed and the exception says so: forward would go on with the old layer.
    /// </para>
    /// <para>
    /// A layer that stands at several places is replaced at this one alone; one inside of a shared block, which is one object, changes with the block.
    /// The new layer keeps its mode and device, as in PyTorch: put it on the network's device, and call <c>eval()</c> afterwards if the network is
    /// to score. Its shapes are not checked here; <see cref="NetworkProbe.Run"/> does.
    /// </para>
    /// <para>
    /// The old layer is not disposed: it is the caller's from then on. Take it by <see cref="NetworkParts.Layer(Module, string)"/> before to dispose of it.
    /// </para>
    /// </remarks>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network; no other thread may be running it.</param>
    /// <param name="path">The path of the layer: <c>fc</c>, <c>layer1.0.conv1</c>.</param>
    /// <param name="layer">The new layer. It belongs to the network from then on.</param>
    /// <returns>The network to use from then on.</returns>
    /// <exception cref="NetworkPartException">
    /// There is no such layer, the place cannot hold a layer of this type, the new layer contains the network, or the old one cannot be found
    /// in its parent's fields. Nothing was changed.
    /// </exception>
    public static TNetwork Replace<TNetwork>(this TNetwork network, string path, Module layer)
        where TNetwork : Module
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(layer);
        if (path.Length == 0)
        {
            throw new NetworkPartException("An empty path names the network itself, which cannot be replaced; expected the path of a layer, such as 'fc'.");
        }

        var walk = PartWalk.Along(network, path);
        if (walk.Rest.Length > 0)
        {
            throw PartFault.NoLayer(network, path);
        }

        if (ReferenceEquals(walk.Module, layer))
        {
            return network;
        }

        RefuseCycle(walk, path, layer);
        var replacement = layer;
        for (var depth = walk.Passed.Count - 1; depth > 0; depth--)
        {
            var place = new PartPlace(walk.Passed[depth - 1], walk.Passed[depth]);
            if (!SequentialCopy.CanBeMade(place.Parent.Module))
            {
                place.Put(replacement);
                return network;
            }

            replacement = SequentialCopy.With(place, replacement);
        }

        return (TNetwork)replacement;
    }

    private static void RefuseCycle(PartWalk walk, string path, Module layer)
    {
        var inside = LayerPath.AllOf(layer).Select(part => part.Module).ToHashSet(ReferenceEqualityComparer.Instance);
        if (walk.Passed.SkipLast(1).FirstOrDefault(part => inside.Contains(part.Module)).Module is { } container)
        {
            throw new NetworkPartException(
                $"The new layer for '{path}' contains {ShapeFault.Kind(container)}, in which it would stand: a network cannot contain itself.");
        }
    }
}
