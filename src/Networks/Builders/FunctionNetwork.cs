using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>The builder behind <see cref="Network.From"/>.</summary>
internal sealed class FunctionNetwork(Func<NetworkShape, Module<Tensor, Tensor>> build, OutputActivation outputActivation) : INetworkBuilder
{
    public OutputActivation OutputActivation => outputActivation;

    public Module<Tensor, Tensor> Build(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return build(shape)
            ?? throw new InvalidOperationException($"The function given to Network.From returned null for {shape}; expected a new network.");
    }
}
