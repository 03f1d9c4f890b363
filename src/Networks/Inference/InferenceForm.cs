using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Layers = TorchSharp.Modules;

namespace MLNetTorch.Networks;

/// <summary>What a network is while it only scores: as few layers as possible, in one row where the network can be said so.</summary>
public static class InferenceForm
{
    /// <summary>The form of a network for scoring.</summary>
    /// <param name="network">The network. It is put into evaluation mode.</param>
    /// <returns>
    /// One flat <c>Sequential</c> of the network's own layers, or the network itself where it is no row of layers or nothing is gained. It gives what the
    /// network gives in evaluation mode: to the bit layer by layer; an engine that runs the row in one go may add up in another order, which changes the last
    /// digits. Weights are shared, whose owner stays the network: dispose the form first, then the network. It is the network of this moment: layers that are
    /// replaced afterwards stay in it.
    /// </returns>
    public static Module<Tensor, Tensor> Of(Module<Tensor, Tensor> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.eval();
        var layers = LayersOf(network).ToList();
        if (layers is [] or [_] || IsFlat(network, layers))
        {
            return network;
        }

        var form = Sequential(layers);
        form.eval();
        return form;
    }

    private static IEnumerable<Module<Tensor, Tensor>> LayersOf(Module<Tensor, Tensor> module) => module switch
    {
        IInferenceLayers own => own.InferenceLayers().SelectMany(LayersOf),
        Layers.Dropout or Layers.Dropout1d or Layers.Dropout2d or Layers.Dropout3d or Layers.AlphaDropout or Layers.Identity => [],
        Layers.Sequential row when PartsOf(row) is { } parts => parts.SelectMany(LayersOf),
        _ => [module],
    };

    // A class derived from Sequential may do something else in its forward.
    private static List<Module<Tensor, Tensor>>? PartsOf(Layers.Sequential row)
    {
        var parts = Enumerable.Range(0, row.Count).Select(i => row[i]).OfType<Module<Tensor, Tensor>>().ToList();
        return row.GetType() == typeof(Layers.Sequential) && parts.Count == row.Count ? parts : null;
    }

    private static bool IsFlat(Module<Tensor, Tensor> network, List<Module<Tensor, Tensor>> layers) =>
        network is Layers.Sequential row && row.Count == layers.Count && layers.Index().All(layer => ReferenceEquals(row[layer.Index], layer.Item));
}
