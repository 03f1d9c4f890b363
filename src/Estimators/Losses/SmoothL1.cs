using MLNetTorch.Estimators;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Squares near 0 and absolute differences beyond, as <see cref="Losses.SmoothL1"/> makes it.</summary>
/// <param name="Beta">The difference where the one becomes the other; more than 0.</param>
public sealed record SmoothL1(double Beta) : ValueLoss
{
    internal override void Check(OptionsValidator faults) => faults.Positive(Beta, "Loss.Beta");

    /// <inheritdoc/>
    protected override Tensor Compare(Tensor output, Tensor labels)
        => nn.functional.smooth_l1_loss(output, labels, nn.Reduction.Mean, Beta);

    /// <inheritdoc/>
    protected override Tensor CompareEach(Tensor output, Tensor labels)
        => nn.functional.smooth_l1_loss(output, labels, nn.Reduction.None, Beta);
}
