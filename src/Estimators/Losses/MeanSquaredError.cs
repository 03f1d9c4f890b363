using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Mean of the squared differences, as <see cref="Losses.MeanSquaredError"/> makes it.</summary>
public sealed record MeanSquaredError : ValueLoss
{
    /// <inheritdoc/>
    protected override Tensor Compare(Tensor output, Tensor labels) => nn.functional.mse_loss(output, labels);

    /// <inheritdoc/>
    protected override Tensor CompareEach(Tensor output, Tensor labels)
        => nn.functional.mse_loss(output, labels, nn.Reduction.None);
}
