using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>The choice of a loss and of its settings. Immutable.</summary>
public abstract record TrainingLoss
{
    /// <summary>Whether the loss takes the output of a network that ends this way.</summary>
    /// <param name="output">What the network's last layer already applied.</param>
    /// <returns>False: training with it would be wrong, and the trainer refuses.</returns>
    public abstract bool Takes(OutputActivation output);

    /// <summary>The mean loss of a batch.</summary>
    /// <param name="output">What the network gave: [rows, classes].</param>
    /// <param name="labels">The classes wanted, counted from 0: int64 [rows].</param>
    /// <param name="activation">What the network's last layer already applied.</param>
    /// <returns>A scalar that gradients flow through.</returns>
    public abstract Tensor Compute(Tensor output, Tensor labels, OutputActivation activation);

    internal virtual void Check(OptionsValidator faults)
    {
    }
}
