using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>The builder behind <see cref="Network.From"/> and <c>Network.FromInputs</c>.</summary>
internal sealed class FunctionNetwork(Func<NetworkShape, Module<Tensor, Tensor>> build, OutputActivation outputActivation) : INetworkBuilder
{
    public OutputActivation OutputActivation => outputActivation;

    public Module<Tensor, Tensor> Build(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return build(shape) ?? throw ReturnedNull(nameof(Network.From), shape);
    }

    /// <summary>What to throw where the function given to a method of <see cref="Network"/> made nothing.</summary>
    public static InvalidOperationException ReturnedNull(string method, NetworkShape shape) =>
        new($"The function given to Network.{method} returned null for {shape}; expected a new network.");
}
