using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Makes the network of a training.</summary>
internal static class NewNetwork
{
    /// <summary>Builds the network, gives it the initial weights that are wanted, else those of the given stream, and freezes what is to stay.</summary>
    /// <exception cref="InvalidOperationException">The builder gave nothing, a network with nothing to train, or one with a module inside itself.</exception>
    public static nn.Module<Tensor, Tensor> Of(TrainingPlan plan, RandomStream random)
    {
        var network = random.Run(() => plan.Builder.Build(plan.Shape))
            ?? throw new InvalidOperationException($"{plan.Builder.GetType().Name}.Build gave null for {plan.Shape}; expected a network.");
        // Before all else: a network with itself inside could not even be disposed.
        NetworkProbe.RequireTree(network);
        try
        {
            // The network outlives any scope that the caller of Fit may have opened around it.
            foreach (var weight in network.parameters().Concat(network.buffers()))
                weight.DetachFromDisposeScope();
            plan.Options.InitialWeights?.Load(network);
            if (plan.Options.Freeze.Count > 0)
                network.Freeze([.. plan.Options.Freeze]);
            RequireTrainable(network, plan);
            return network.to(plan.Device);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static void RequireTrainable(nn.Module network, TrainingPlan plan)
    {
        if (network.parameters().Any(weight => weight.requires_grad) || plan.Options.Callbacks.Any(callback => callback.UnfreezesWeights))
            return;
        throw new InvalidOperationException(plan.Options.Freeze.Count > 0
            ? $"Freeze leaves the network that {plan.Builder.GetType().Name} builds no weights to train. Freeze fewer."
            : $"The network that {plan.Builder.GetType().Name} builds has no weights to train. Are its layers fields of the module, "
                + "and does its constructor end in RegisterComponents()?");
    }
}
