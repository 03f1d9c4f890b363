using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms;

/// <summary>Takes networks out of dispose scopes, which belong to a thread and end before the network does.</summary>
internal static class NetworkOwnership
{
    /// <summary>Takes weights and buffers out of the scope that is open, if any.</summary>
    public static void Detach(Module network)
    {
        foreach (var tensor in network.parameters().Concat(network.buffers()))
            tensor.DetachFromDisposeScope();
    }
}
