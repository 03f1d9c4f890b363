using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Mean of the absolute differences, as <see cref="Losses.MeanAbsoluteError"/> makes it.</summary>
public sealed record MeanAbsoluteError : ValueLoss
{
    /// <inheritdoc/>
    protected override Tensor Compare(Tensor output, Tensor labels) => nn.functional.l1_loss(output, labels);

    /// <inheritdoc/>
    protected override Tensor CompareEach(Tensor output, Tensor labels)
        => nn.functional.l1_loss(output, labels, nn.Reduction.None);
}
