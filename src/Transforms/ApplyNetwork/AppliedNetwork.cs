using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>Which network a stage applies: what builds it, its weights, and where it runs.</summary>
/// <param name="Builder">What builds it.</param>
/// <param name="Weights">Its weights.</param>
/// <param name="Outputs">How many numbers the builder is asked for.</param>
/// <param name="Device">"cpu", "cuda", "cuda:1"; null: as the context says.</param>
/// <param name="History">How the weights came about.</param>
internal sealed record AppliedNetwork(INetworkBuilder Builder, InitialWeights Weights, long Outputs, string? Device, TrainingHistory History)
{
    /// <summary>Whether layers take in the batch normalisations behind them.</summary>
    public bool FoldsBatchNorm { get; init; }

    /// <summary>Builds it with its weights, on the CPU, in evaluation mode. The caller owns it.</summary>
    public nn.Module<Tensor, Tensor> Build(NetworkShape shape)
    {
        // Layers leave temporary tensors behind while they are built.
        using var scope = NewDisposeScope();
        // What the builder draws is replaced at once: the caller's random numbers must not notice.
        using var random = new RandomStream(0);
        var network = random.Run(() => Builder.Build(shape)) ?? throw new InvalidOperationException($"{Builder.GetType().Name}.Build gave null for {shape}; expected a network.");
        NetworkProbe.RequireTree(network);
        try
        {
            Load(network, shape);
            network.eval();
            NetworkOwnership.Detach(network);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private void Load(nn.Module network, NetworkShape shape)
    {
        try
        {
            Weights.Load(network, Builder is WithoutLayers { Layers: var removed } ? removed : []);
        }
        catch (NetworkStateException fault)
        {
            throw new InvalidOperationException(
                $"ApplyNetwork: the weights ({Weights}) do not fit the network, which {Builder.GetType().Name} built for {shape}. Say how many numbers it was "
                + $"trained to give (outputs: 1000), or leave its head out (builder.Without(\"fc\")). {fault.Message}", fault);
        }
    }
}
