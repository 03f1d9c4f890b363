using MLNetTorch.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>A mean of a network's weights, which can change places with them.</summary>
internal sealed class AveragedWeights : IDisposable
{
    private readonly Dictionary<string, Tensor> _own;
    private readonly Dictionary<string, Tensor> _other = new(StringComparer.Ordinal);

    // A tied parameter stands at several places, and is averaged once.
    private AveragedWeights(nn.Module network, bool buffers) => _own = NetworkState.Of(network)
        .DistinctBy(entry => entry.Value.Handle)
        .Where(entry => entry.Value.is_floating_point() && (buffers || entry.Value is Parameter))
        .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    /// <summary>Whether the network has the means, and the weights that learn are kept here.</summary>
    public bool SwappedIn { get; private set; }

    /// <summary>How often weights were taken in.</summary>
    public long Count { get; private set; }

    /// <summary>No mean yet.</summary>
    /// <param name="at">The beginning of a training; its network stays on its device.</param>
    /// <param name="buffers">Whether buffers take part. Those of whole numbers never do.</param>
    /// <exception cref="InvalidOperationException">Another callback of the training averages the same weights.</exception>
    public static AveragedWeights For(TrainingMoment at, bool buffers)
        => at.Options.Callbacks.Count(callback => callback is MovingAverage or WeightAveraging) <= 1
            ? new AveragedWeights(at.Network, buffers)
            : throw new InvalidOperationException(
                "Several callbacks average the weights, but only one mean can take their place: choose one of MovingAverage and WeightAveraging.");

    /// <summary>Takes in the present weights. The first ones are the mean themselves.</summary>
    /// <param name="share">How far the mean moves to them; from 0 to 1.</param>
    public void Add(double share)
    {
        using var scope = NewDisposeScope();
        using var fixedWeights = no_grad();
        foreach (var (path, weight) in _own)
        {
            if (Count == 0)
                _other[path] = Kept(weight.clone());
            else
                _other[path].add_(weight.sub(_other[path]), share);
        }
        Count++;
    }

    /// <summary>Lets means and weights change places, if there are means.</summary>
    public void Swap()
    {
        if (Count == 0)
            return;
        using var scope = NewDisposeScope();
        using var fixedWeights = no_grad();
        foreach (var (path, weight) in _own)
        {
            var former = weight.clone();
            weight.copy_(_other[path]);
            _other[path].copy_(former);
        }
        SwappedIn = !SwappedIn;
    }

    /// <summary>Notes all that is needed to go on.</summary>
    public void Save(CallbackState state)
    {
        (state.Values["count"], state.Values["swappedIn"]) = (Count, SwappedIn);
        foreach (var (path, tensor) in _other)
            state.Tensors[path] = tensor;
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(CallbackState state)
    {
        (Count, SwappedIn) = ((long)state.Values["count"]!, (bool)state.Values["swappedIn"]!);
        using var scope = NewDisposeScope();
        foreach (var (path, tensor) in state.Tensors)
            _other[path] = Kept(tensor.detach().clone().to(_own[path].device));
    }

    /// <summary>Frees the means.</summary>
    public void Dispose() => NetworkState.Dispose(_other);

    private static Tensor Kept(Tensor tensor) => tensor.detach().DetachFromDisposeScope();
}
