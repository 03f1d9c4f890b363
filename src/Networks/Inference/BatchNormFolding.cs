using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Layers = TorchSharp.Modules;

namespace MLNetTorch.Networks;

/// <summary>Puts batch normalisations into the layers before them: in evaluation both are linear, and one layer does for two.</summary>
public static class BatchNormFolding
{
    /// <summary>
    /// Folds every batch normalisation that directly follows a convolution over images or a linear layer into that layer's weight and bias, and leaves an
    /// <c>Identity</c> in its place. For a network, or the copy of one, that will never be trained again.
    /// </summary>
    /// <remarks>
    /// Numbers are multiplied in another order than before, so results agree with the unfolded network's to about 1e-5 of their size, not to the bit. A
    /// batch normalisation stays where it keeps no running statistics, where it or its layer stands at several places, and where nobody tells that
    /// it follows a layer: rows of layers show it, other modules say it by <see cref="INormalizedLayers"/>, as those of <see cref="ResNet"/> do.
    /// </remarks>
    /// <typeparam name="TNetwork">The type of the network.</typeparam>
    /// <param name="network">The network; it is put into evaluation mode and run once. No other thread may be running it.</param>
    /// <param name="shape">The sizes that it was built for.</param>
    /// <returns>The network to use from then on, as <see cref="NetworkReplacement.Replace"/> has it.</returns>
    /// <exception cref="NetworkShapeException">The network cannot take such rows.</exception>
    public static TNetwork FoldBatchNorm<TNetwork>(this TNetwork network, NetworkShape shape)
        where TNetwork : Module<Tensor, Tensor>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(shape);
        network.eval();
        var before = TensorsOf(network);
        foreach (var (layer, norm, path) in Pairs(network, shape))
        {
            if (FoldedLayer.Fold(layer, norm))
            {
                network = network.Replace(path, Identity());
            }
        }

        // What is tied to a layer that stays must live on.
        before.ExceptWith(TensorsOf(network));
        foreach (var unused in before)
        {
            unused.Dispose();
        }

        return network;
    }

    private static List<(Module Layer, Module Norm, string Path)> Pairs(Module<Tensor, Tensor> network, NetworkShape shape)
    {
        var places = LayerPath.AllOf(network).ToList();
        var single = places.Select(place => place.Module).GroupBy(module => module, ReferenceEqualityComparer.Instance)
            .Where(same => same.Count() == 1).Select(same => same.Key).ToHashSet(ReferenceEqualityComparer.Instance);
        var pairs = places.SelectMany(PairsIn).Where(pair => single.Contains(pair.Layer) && single.Contains(pair.Norm)).ToList();
        var takesRows = NormsOverRows(network, shape, pairs.Select(pair => pair.Norm).OfType<Layers.BatchNorm1d>());
        return pairs.FindAll(pair => pair.Norm is not Layers.BatchNorm1d norm || takesRows.Contains(norm));
    }

    private static IEnumerable<(Module Layer, Module Norm, string Path)> PairsIn(LayerPath place)
    {
        List<(string Name, Module Module)> parts = [.. place.Module.named_children()];
        (string Name, Module Module) Part(string name) => parts.First(part => part.Name == name);
        IEnumerable<((string Name, Module Module) First, (string Name, Module Module) Second)> pairs = place.Module switch
        {
            INormalizedLayers told => told.NormalizedLayers.Select(pair => (Part(pair.Layer), Part(pair.Normalization))),
            Layers.Sequential row when row.GetType() == typeof(Layers.Sequential) => parts.Zip(parts.Skip(1)),
            _ => [],
        };
        return pairs.Select(pair => (pair.First.Module, pair.Second.Module, place.Path.Length == 0 ? pair.Second.Name : $"{place.Path}.{pair.Second.Name}"));
    }

    // Of [N, channels, length] a linear layer makes the lengths and a batch normalisation counts the channels: only of [N, units] both mean the same.
    private static HashSet<Module> NormsOverRows(Module<Tensor, Tensor> network, NetworkShape shape, IEnumerable<Layers.BatchNorm1d> norms)
    {
        var found = new HashSet<Module>(ReferenceEqualityComparer.Instance);
        var removals = norms.Select(norm => norm.register_forward_pre_hook((_, input) =>
        {
            if (input.dim() == 2)
            {
                found.Add(norm);
            }

            return input;
        })).ToList();
        try
        {
            using var scope = NewDisposeScope();
            NetworkProbe.Run(network, zeros([2, .. shape.Input], ScalarType.Float32, network.parameters().FirstOrDefault()?.device ?? CPU));
            return found;
        }
        finally
        {
            removals.ForEach(removal => removal.remove());
        }
    }

    private static HashSet<Tensor> TensorsOf(Module network)
        => network.parameters().Concat(network.buffers()).ToHashSet<Tensor>(ReferenceEqualityComparer.Instance);
}
