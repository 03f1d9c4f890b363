using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch;

/// <summary>What a network's weights are before it is trained: those of a file or of a model. Immutable.</summary>
public sealed record InitialWeights
{
    private readonly Action<Module> _load;

    private InitialWeights(string source, Action<Module> load) => (Source, _load) = (source, load);

    /// <summary>Where they come from, for messages.</summary>
    public string Source { get; }

    /// <summary>The weights in a file: safetensors, PyTorch's (.pt, .pth) or TorchSharp's (.dat).</summary>
    /// <param name="path">The file; it is read when the training begins.</param>
    /// <param name="loading">What to load and how; null: everything, strictly. <c>new() { Strict = false, SkipMisshapen = true }</c> lets a new head be.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.InitialWeights"/>.</returns>
    public static InitialWeights FromFile(string path, WeightLoading? loading = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new($"file {path}", network => NetworkWeights.Load(network, path, loading));
    }

    /// <summary>The weights of a network.</summary>
    /// <param name="network">A network of the same layers, such as <c>model.Network</c>. It must live until the training has begun.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.InitialWeights"/>.</returns>
    public static InitialWeights From(Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new(FormattableString.Invariant($"a network whose weights add up to {SumOf(network):R}"), target => NetworkState.Load(target, NetworkState.Of(network)));
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

    // Puts the weights into a new network.
    internal void Load(Module network) => _load(network);
}
