using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Cross entropy between classes and what the network gives, as <see cref="Losses.CrossEntropy"/> makes it.</summary>
/// <remarks>It takes logits, log-probabilities and probabilities alike, and applies only what is missing.</remarks>
public sealed record CrossEntropy : TrainingLoss
{
    // The smallest normal float: a probability that underflowed to 0 gives a large loss, not an infinite one.
    private const float Tiny = 1.17549435e-38f;

    private readonly ClassSettings _classes;

    internal CrossEntropy(double labelSmoothing, IEnumerable<double>? classWeights, int ignoreIndex)
        => (LabelSmoothing, _classes) = (labelSmoothing, new(classWeights is null ? null : new(classWeights), ignoreIndex));

    /// <summary>The share of each label that is spread over all classes; 0 or more and less than 1.</summary>
    public double LabelSmoothing { get; }

    /// <summary>The weight of each class in the mean; null: all weigh 1.</summary>
    public IReadOnlyList<double>? ClassWeights => _classes.Weights;

    /// <summary>The class, counted from 0, whose rows do not count; -100 for none.</summary>
    public int IgnoreIndex => _classes.IgnoreIndex;

    /// <inheritdoc/>
    public override LossTarget Target => LossTarget.Classes;

    /// <inheritdoc/>
    public override bool Takes(OutputActivation output) => true;

    /// <inheritdoc/>
    public override Tensor Compute(Tensor output, Tensor labels, OutputActivation activation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(labels);
        return activation switch
        {
            OutputActivation.LogSoftmax => OfLogProbabilities(output, labels),
            OutputActivation.Softmax => OfLogProbabilities(output.clamp_min(Tiny).log(), labels),
            _ => nn.functional.cross_entropy(
                output, labels, _classes.WeightsFor(output), IgnoreIndex, nn.Reduction.Mean, LabelSmoothing),
        };
    }

    internal override void Check(OptionsValidator faults)
    {
        faults.Share(LabelSmoothing, "Loss.LabelSmoothing");
        _classes.Check(faults);
    }

    internal override void CheckClasses(long classes, string labelColumn) => _classes.CheckClasses(classes, labelColumn);

    private Tensor OfLogProbabilities(Tensor output, Tensor labels)
    {
        var weights = _classes.WeightsFor(output);
        var likelihood = _classes.Likelihood(output, labels, weights);
        return LabelSmoothing == 0
            ? likelihood
            : ((1 - LabelSmoothing) * likelihood) + (LabelSmoothing * OfAllClasses(output, labels, weights));
    }

    // What spreading the whole label over all classes would cost. As in PyTorch, the weights of the wanted classes divide it.
    private Tensor OfAllClasses(Tensor output, Tensor labels, Tensor? weights)
    {
        var counted = _classes.Counted(labels).to(output.dtype);
        var share = weights is null ? counted : counted * weights.index_select(0, labels * _classes.Counted(labels));
        var spread = (weights is null ? output : output * weights).mean([1]);
        return -(spread * counted).sum() / share.sum();
    }
}
