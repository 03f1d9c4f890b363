using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>The parts of a network by path, as state dictionaries write them: <c>layer1.0.conv1.weight</c>.</summary>
/// <remarks>What is returned is the part itself, not a copy; it belongs to the network.</remarks>
public static class NetworkParts
{
    /// <summary>A layer of a network, as <c>model.layer1[0].conv1</c> in Python.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The names from the network down, joined by dots: <c>layer1.0.conv1</c>.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="NetworkPartException">There is no such layer.</exception>
    public static Module Layer(this Module network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(path);
        return PartWalk.Along(network, path) is { Rest: "" } found ? found.Module : throw PartFault.NoLayer(network, path);
    }

    /// <summary>A layer of a network, in its own type.</summary>
    /// <typeparam name="TLayer">The type of layer, such as <c>TorchSharp.Modules.Linear</c>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The names from the network down, joined by dots.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="NetworkPartException">There is no such layer, or it is of another type.</exception>
    public static TLayer Layer<TLayer>(this Module network, string path)
        where TLayer : Module => network.Layer(path) switch
        {
            TLayer layer => layer,
            var other => throw new NetworkPartException(
                $"The layer '{path}' of {ShapeFault.Kind(network)} is a {ShapeFault.Kind(other)}; expected {typeof(TLayer).Name}."),
        };

    /// <summary>A parameter of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The path of its layer and its name: <c>layer1.0.conv1.weight</c>.</param>
    /// <returns>The parameter. To change its values, see <see cref="NetworkInitialization.SetValues(Module, string, Tensor)"/>.</returns>
    /// <exception cref="NetworkPartException">There is no such parameter.</exception>
    public static Parameter Parameter(this Module network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(path);
        return PartWalk.ParameterAt(network, path) ?? throw PartFault.NoTensor(network, path, "parameter", PartWalk.Parameters);
    }

    /// <summary>A buffer of a network: numbers that belong to it but are not trained.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The path of its layer and its name: <c>bn1.running_mean</c>.</param>
    /// <returns>The buffer.</returns>
    /// <exception cref="NetworkPartException">There is no such buffer.</exception>
    public static Tensor Buffer(this Module network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(path);
        return PartWalk.BufferAt(network, path) ?? throw PartFault.NoTensor(network, path, "buffer", PartWalk.Buffers);
    }
}
