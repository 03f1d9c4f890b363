using System.Globalization;
using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch;

/// <summary>What a network's weights are before it is trained or applied: those of a file or of a model. Immutable.</summary>
public sealed record InitialWeights
{
    private readonly Action<Module, IReadOnlyList<string>> _load;

    private InitialWeights(string source, WeightLoading? loading, Action<Module, IReadOnlyList<string>> load)
        => (Source, _load) = (loading is { Skip.Count: > 0 } ? $"{source} without {string.Join(", ", loading.Skip)}" : source, load);

    /// <summary>Where they come from, for messages.</summary>
    public string Source { get; }

    /// <summary>The weights in a file: safetensors, PyTorch's (.pt, .pth) or TorchSharp's (.dat).</summary>
    /// <param name="path">The file; it is read when the training begins or the network is applied.</param>
    /// <param name="loading">
    /// What to load and how; null: everything, strictly. <c>new() { Skip = ["fc.*"] }</c> leaves a head of another number of classes as its builder drew it,
    /// and all else must fit.
    /// </param>
    /// <returns>The choice, for a trainer's option <c>InitialWeights</c> or for <c>ApplyNetwork</c>.</returns>
    public static InitialWeights FromFile(string path, WeightLoading? loading = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new($"file {path}", loading, (network, removed) => NetworkWeights.Load(network, path, (loading ?? new()) with { Removed = removed }));
    }

    /// <summary>The weights of a network.</summary>
    /// <param name="network">A network of the same layers, such as <c>model.Network</c>. It must live until the training has begun or the stage is fitted.</param>
    /// <param name="loading">What to take over and how; null: everything, strictly.</param>
    /// <returns>The choice, for a trainer's option <c>InitialWeights</c> or for <c>ApplyNetwork</c>.</returns>
    public static InitialWeights From(Module network, WeightLoading? loading = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"a network whose weights add up to {SumOf(network):R}"),
            loading,
            (target, removed) => NetworkWeights.Load(target, network, (loading ?? new()) with { Removed = removed }));
    }

    /// <summary>Where they come from.</summary>
    public override string ToString() => Source;

    // Tells one network from another, so that a changed start is noticed when a training shall go on.
    private static double SumOf(Module network)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        return network.parameters().Sum(weight => weight.to(ScalarType.Float64).sum().item<double>());
    }

    // Puts the weights into a new network; layers that were taken out of it are passed over.
    internal void Load(Module network, IReadOnlyList<string>? removed = null) => _load(network, removed ?? []);
}
