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
        CheckShapes(output, labels);
        return Compare(output, labels);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Output and labels differ in shape, or the labels are no floating-point numbers.</exception>
    public sealed override Tensor ComputeRows(Tensor output, Tensor labels, OutputActivation activation)
    {
        CheckShapes(output, labels);
        return CompareEach(output, labels).flatten(1).mean([1]);
    }

    /// <summary>The mean loss of numbers and what they should be.</summary>
    /// <param name="output">What the network gave.</param>
    /// <param name="labels">What is wanted: floating-point numbers of the same shape.</param>
    /// <returns>A scalar that gradients flow through.</returns>
    protected abstract Tensor Compare(Tensor output, Tensor labels);

    /// <summary>The loss of every single number, for rows that weigh differently.</summary>
    /// <param name="output">What the network gave.</param>
    /// <param name="labels">What is wanted: floating-point numbers of the same shape.</param>
    /// <returns>Numbers of the same shape that gradients flow through.</returns>
    /// <exception cref="NotSupportedException">The loss has no such form: unless overridden.</exception>
    protected virtual Tensor CompareEach(Tensor output, Tensor labels)
        => throw new NotSupportedException($"The loss {GetType().Name} gives no loss of single rows, so rows cannot weigh differently. "
            + "Override CompareEach, or train without ExampleWeightColumnName and ClassWeights.");

    private void CheckShapes(Tensor output, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(labels);
        // PyTorch would stretch [rows] against [rows, 1] to [rows, rows], which is never what was meant.
        if (!output.shape.AsSpan().SequenceEqual(labels.shape) || !labels.is_floating_point())
        {
            throw new ArgumentException($"{GetType().Name} compares numbers one by one: the output is "
                + $"[{string.Join(", ", output.shape)}], the labels are {labels.dtype} [{string.Join(", ", labels.shape)}]. "
                + "Expected floating-point labels of the output's shape.");
        }
    }
}
