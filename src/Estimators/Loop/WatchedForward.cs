using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>
/// The forward pass of training. A network that draws random numbers, as dropout does, gets them from the trainer's own
/// stream: libtorch's global numbers are neither used nor changed.
/// </summary>
/// <remarks>
/// The stream is lent under a gate that all trainers share. So each epoch's first pass is watched, and a network that
/// draws nothing then runs without the gate, beside the other trainers of the process.
/// </remarks>
internal sealed class WatchedForward(nn.Module<Tensor, Tensor> network, RandomStream random)
{
    private bool _draws = true;

    /// <summary>The output for the first batch of an epoch.</summary>
    public Tensor First(Tensor batch)
    {
        using var before = random.State;
        var output = Drawing(batch);
        using var after = random.State;
        _draws = !before.bytes.SequenceEqual(after.bytes);
        return output;
    }

    /// <summary>The output for any other batch.</summary>
    public Tensor Of(Tensor batch) => _draws ? Drawing(batch) : network.call(batch);

    // By itself, since what it captures would be allocated for passes that draw nothing too.
    private Tensor Drawing(Tensor batch) => random.Run(() => network.call(batch));
}
