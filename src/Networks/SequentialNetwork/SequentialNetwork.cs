using System.Text.Json.Serialization;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// A network as data: layers in a row, as in PyTorch's <c>nn.Sequential</c>. Sizes are written once, since every layer learns from the one before it what it gets:
/// <c>new SequentialNetwork(new Layer.Conv2d(8, 3), new Layer.ReLU(), new Layer.Flatten(), new Layer.Linear())</c>.
/// </summary>
/// <remarks>
/// The last layer with a size may leave it out: then it has that of the output. The network's parts are named "0", "1", … as in PyTorch, so weights of such
/// a network fit. As JSON (<see cref="NetworkRegistry"/>): <c>{"name":"sequential","options":{"layers":[{"kind":"flatten"},{"kind":"linear"}]}}</c>.
/// At most 16 networks within each other, 10,000 layers in a row, 2^30 weights, and 2^28 numbers an example between two layers.
/// </remarks>
public sealed record SequentialNetwork : INetworkBuilder
{
    private readonly LayerList layers = [];

    /// <summary>A network without layers, to be given by <see cref="Layers"/>.</summary>
    [JsonConstructor]
    public SequentialNetwork()
    {
    }

    /// <summary>A network of the given layers.</summary>
    /// <param name="layers">The layers in order.</param>
    public SequentialNetwork(params LayerList layers) => Layers = layers;

    /// <summary>The layers in order. At least one.</summary>
    public LayerList Layers
    {
        get => layers;
        init => layers = value ?? throw new ArgumentNullException(nameof(Layers));
    }

    /// <summary>What the last layer applies: told by the last layer, softmax, log-softmax or another network.</summary>
    public OutputActivation OutputActivation => layers.OutputActivation;

    /// <inheritdoc/>
    /// <exception cref="NetworkShapeException">A layer cannot take what reaches it, or the last one does not give the output.</exception>
    /// <exception cref="ArgumentException">A layer lacks a size, or an option is out of range; the message names layer and option.</exception>
    public Module<Tensor, Tensor> Build(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return Plan(shape, LayerInput.Of(shape)).Create();
    }

    /// <summary>Checks all sizes before any memory is taken.</summary>
    internal LayerPlan Plan(NetworkShape shape, LayerInput input)
    {
        var plan = LayerChain.Plan(layers, input);
        return plan.Output.AsSpan().SequenceEqual([shape.Output])
            ? plan
            : throw new NetworkShapeException(
                $"SequentialNetwork gives {LayerInput.Text(plan.Output)} an example after its last layer, {layers.Count - 1} ({layers[^1].Kind}); "
                + $"expected {shape.Output}, since it is built for {shape}. End it in flatten and a linear layer without units, or set that layer's size.");
    }
}
