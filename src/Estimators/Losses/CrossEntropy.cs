using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Cross entropy between classes and what the network gives, as <see cref="Losses.CrossEntropy"/> makes it.</summary>
/// <param name="LabelSmoothing">The share of each label that is spread over all classes; 0 or more and less than 1.</param>
/// <remarks>It takes logits, log-probabilities and probabilities alike, and applies only what is missing.</remarks>
public sealed record CrossEntropy(double LabelSmoothing) : TrainingLoss
{
    // The smallest normal float: a probability that underflowed to 0 gives a large loss, not an infinite one.
    private const float Tiny = 1.17549435e-38f;

    /// <inheritdoc/>
    public override bool Takes(OutputActivation output) => true;

    /// <inheritdoc/>
    public override Tensor Compute(Tensor output, Tensor labels, OutputActivation activation)
    {
        ArgumentNullException.ThrowIfNull(output);
        return activation switch
        {
            OutputActivation.LogSoftmax => OfLogProbabilities(output, labels),
            OutputActivation.Softmax => OfLogProbabilities(output.clamp_min(Tiny).log(), labels),
            _ => nn.functional.cross_entropy(output, labels, label_smoothing: LabelSmoothing),
        };
    }

    internal override void Check(OptionsValidator faults) => faults.Share(LabelSmoothing, "Loss.LabelSmoothing");

    private Tensor OfLogProbabilities(Tensor output, Tensor labels)
    {
        var likelihood = nn.functional.nll_loss(output, labels);
        return LabelSmoothing == 0 ? likelihood : (1 - LabelSmoothing) * likelihood - LabelSmoothing * output.mean();
    }
}
