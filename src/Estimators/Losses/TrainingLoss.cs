using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>The choice of a loss and of its settings. Immutable.</summary>
public abstract record TrainingLoss
{
    /// <summary>What the loss compares the output with. A trainer of classes refuses a loss of values.</summary>
    public abstract LossTarget Target { get; }

    /// <summary>Whether the loss takes the output of a network that ends this way.</summary>
    /// <param name="output">What the network's last layer already applied.</param>
    /// <returns>False: training with it would be wrong, and the trainer refuses.</returns>
    public abstract bool Takes(OutputActivation output);

    /// <summary>The mean loss of a batch.</summary>
    /// <param name="output">What the network gave: [rows, classes], or any shape for a loss of values.</param>
    /// <param name="labels">What is wanted, as <see cref="Target"/> says.</param>
    /// <param name="activation">What the network's last layer already applied.</param>
    /// <returns>A scalar that gradients flow through.</returns>
    public abstract Tensor Compute(Tensor output, Tensor labels, OutputActivation activation);

    /// <summary>The loss of each row by itself, for rows that weigh differently.</summary>
    /// <param name="output">What the network gave: [rows, classes], or any shape for a loss of values.</param>
    /// <param name="labels">What is wanted, as <see cref="Target"/> says.</param>
    /// <param name="activation">What the network's last layer already applied.</param>
    /// <returns>One number a row, of shape [rows], that gradients flow through.</returns>
    /// <exception cref="NotSupportedException">The loss has no such form, so that it cannot be used with weights: unless overridden.</exception>
    public virtual Tensor ComputeRows(Tensor output, Tensor labels, OutputActivation activation)
        => throw new NotSupportedException($"The loss {GetType().Name} gives no loss of single rows, so rows cannot weigh differently. "
            + "Override ComputeRows, or train without ExampleWeightColumnName and ClassWeights.");

    // How much each row counts in the mean by its label alone: [rows]; null: each counts 1.
    internal virtual Tensor? RowShares(Tensor output, Tensor labels) => null;

    internal virtual void Check(OptionsValidator faults)
    {
    }

    // Whether the settings suit a label column with so many classes; throws an ArgumentException where not.
    internal virtual void CheckClasses(long classes, string labelColumn)
    {
    }
}
