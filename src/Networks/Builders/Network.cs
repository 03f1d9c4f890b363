using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Shortcuts to network builders.</summary>
public static class Network
{
    /// <summary>
    /// A builder from a function, for experiments: <c>Network.From(shape => Sequential(Flatten(), Linear(shape.InputSize, shape.Output)))</c>.
    /// </summary>
    /// <param name="build">Makes a new network at every call.</param>
    /// <param name="outputActivation">What the network's last layer applies already. Default: nothing, it returns logits.</param>
    /// <returns>The builder. A model trained with it scores, but cannot be saved: a function does not fit into a file.</returns>
    public static INetworkBuilder From(
        Func<NetworkShape, Module<Tensor, Tensor>> build, OutputActivation outputActivation = OutputActivation.None)
    {
        ArgumentNullException.ThrowIfNull(build);
        return new FunctionNetwork(build, outputActivation);
    }
}
