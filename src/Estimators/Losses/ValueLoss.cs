using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>A loss of numbers against numbers.</summary>
public abstract record ValueLoss : TrainingLoss
{
    /// <inheritdoc/>
    public sealed override LossTarget Target => LossTarget.Values;

    /// <inheritdoc/>
    public override bool Takes(OutputActivation output) => true;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Output and labels differ in shape, or the labels are no floating-point numbers.</exception>
    public sealed override Tensor Compute(Tensor output, Tensor labels, OutputActivation activation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(labels);
        // PyTorch would stretch [rows] against [rows, 1] to [rows, rows], which is never what was meant.
        return output.shape.AsSpan().SequenceEqual(labels.shape) && labels.is_floating_point()
            ? Compare(output, labels)
            : throw new ArgumentException($"{GetType().Name} compares numbers one by one: the output is "
                + $"[{string.Join(", ", output.shape)}], the labels are {labels.dtype} [{string.Join(", ", labels.shape)}]. "
                + "Expected floating-point labels of the output's shape.");
    }

    /// <summary>The mean loss of numbers and what they should be.</summary>
    /// <param name="output">What the network gave.</param>
    /// <param name="labels">What is wanted: floating-point numbers of the same shape.</param>
    /// <returns>A scalar that gradients flow through.</returns>
    protected abstract Tensor Compare(Tensor output, Tensor labels);
}
