using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Negative log-likelihood of log-probabilities, as <see cref="Losses.NegativeLogLikelihood"/> makes it.</summary>
public sealed record NegativeLogLikelihood : TrainingLoss
{
    /// <inheritdoc/>
    public override bool Takes(OutputActivation output) => output == OutputActivation.LogSoftmax;

    /// <inheritdoc/>
    public override Tensor Compute(Tensor output, Tensor labels, OutputActivation activation) => nn.functional.nll_loss(output, labels);
}
