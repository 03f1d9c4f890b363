using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Makes the network of a training.</summary>
internal static class NewNetwork
{
    /// <summary>Builds the network; its initial weights come from the given stream.</summary>
    /// <exception cref="InvalidOperationException">The builder gave nothing, a network with nothing to train, or one with a module inside itself.</exception>
    public static nn.Module<Tensor, Tensor> Of(INetworkBuilder builder, NetworkShape shape, RandomStream random, Device device)
    {
        var network = random.Run(() => builder.Build(shape))
            ?? throw new InvalidOperationException($"{builder.GetType().Name}.Build gave null for {shape}; expected a network.");
        NetworkProbe.RequireTree(network);
        // The network outlives any scope that the caller of Fit may have opened around it.
        foreach (var weight in network.parameters().Concat(network.buffers()))
            weight.DetachFromDisposeScope();
        if (!network.parameters().Any(weight => weight.requires_grad))
        {
            network.Dispose();
            throw new InvalidOperationException(
                $"The network that {builder.GetType().Name} builds has no weights to train. Are its layers fields of the module, "
                + "and does its constructor end in RegisterComponents()?");
        }
        return network.to(device);
    }
}
