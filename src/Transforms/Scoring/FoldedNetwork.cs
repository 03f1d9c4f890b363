using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms;

/// <summary>A copy of a network to score with, in which layers have taken in their batch normalisations; the network itself stays as it was trained.</summary>
internal static class FoldedNetwork
{
    /// <summary>Copies the network of the state onto the same device. The caller owns the copy.</summary>
    public static Module<Tensor, Tensor> CopyOf(ScoringState state, Device device)
    {
        // Layers leave temporary tensors behind while they are built.
        using var scope = NewDisposeScope();
        // What the builder draws is replaced at once: the caller's random numbers must not notice.
        using var random = new RandomStream(0);
        var copy = random.Run(() => state.Builder.Build(state.Shape));
        var weights = NetworkState.Copy(state.Network);
        try
        {
            NetworkState.Load(copy, weights);
            copy = copy.FoldBatchNorm(state.Shape);
            copy.to(device);
            NetworkOwnership.Detach(copy);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
        finally
        {
            NetworkState.Dispose(weights);
        }
    }
}
