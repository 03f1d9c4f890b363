using MLNetTorch.Estimators;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Half the square near 0 and a line beyond, as <see cref="Losses.Huber"/> makes it.</summary>
/// <param name="Delta">The difference where the one becomes the other; more than 0.</param>
public sealed record Huber(double Delta) : ValueLoss
{
    internal override void Check(OptionsValidator faults) => faults.Positive(Delta, "Loss.Delta");

    /// <inheritdoc/>
    protected override Tensor Compare(Tensor output, Tensor labels) => nn.functional.huber_loss(output, labels, Delta);

    /// <inheritdoc/>
    protected override Tensor CompareEach(Tensor output, Tensor labels)
        => nn.functional.huber_loss(output, labels, Delta, nn.Reduction.None);
}
