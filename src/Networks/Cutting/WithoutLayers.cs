using System.Text.Json.Serialization;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// A network some of whose layers hand on what they get: a backbone without its head, as <c>model.fc = nn.Identity()</c> makes it in Python. Shorter:
/// <c>new ResNet().Without("fc")</c>.
/// </summary>
/// <remarks>
/// The network's own forward runs, so that what it does between its layers (flattening, shortcuts) stays. What it gives has another size than the one asked
/// for: <c>ApplyNetwork</c> finds it out, the trainers refuse it. The other layers keep their names, so that files of the whole network fit.
/// </remarks>
public sealed record WithoutLayers : INetworkBuilder
{
    private readonly string[] layers = [];

    /// <summary>What builds the whole network. Its output activation, if it has any, is applied to whatever is left.</summary>
    [JsonConverter(typeof(BuilderJson))]
    public required INetworkBuilder Network { get; init; }

    /// <summary>The paths of the layers that are left out, such as <c>fc</c> or <c>layer4</c>, whatever is inside of them. At least one.</summary>
    public required IReadOnlyList<string> Layers
    {
        get => Array.AsReadOnly(layers);
        init => layers = [.. value ?? throw new ArgumentNullException(nameof(Layers))];
    }

    /// <inheritdoc/>
    public OutputActivation OutputActivation => Network.OutputActivation;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">No layer is named.</exception>
    /// <exception cref="NetworkPartException">The network has no such layer, or it cannot be exchanged.</exception>
    public Module<Tensor, Tensor> Build(NetworkShape shape)
    {
        if (layers.Length == 0)
        {
            throw new ArgumentException($"{nameof(WithoutLayers)} names no layer to leave out; expected at least one, such as \"fc\".");
        }

        var network = Network.Build(shape);
        try
        {
            return layers.Aggregate(network, LeaveOut);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Two builders are equal when they leave the same layers out of equal networks.</summary>
    /// <param name="other">The builder to compare with.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(WithoutLayers? other) => other is not null && Network.Equals(other.Network) && layers.AsSpan().SequenceEqual(other.layers);

    /// <inheritdoc/>
    public override int GetHashCode() => layers.Aggregate(Network.GetHashCode(), (hash, layer) => HashCode.Combine(hash, layer));

    private static Module<Tensor, Tensor> LeaveOut(Module<Tensor, Tensor> network, string path)
    {
        var layer = network.Layer(path);
        var rest = network.Replace(path, Identity());

        // What is tied to a layer that stays must live on.
        var kept = rest.parameters().ToHashSet(ReferenceEqualityComparer.Instance);
        if (!layer.parameters().Any(kept.Contains))
        {
            layer.Dispose();
        }

        return rest;
    }
}
