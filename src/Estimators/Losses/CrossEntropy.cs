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

    /// <inheritdoc/>
    public override Tensor ComputeRows(Tensor output, Tensor labels, OutputActivation activation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(labels);
        return activation switch
        {
            OutputActivation.LogSoftmax => RowsOfLogProbabilities(output, labels),
            OutputActivation.Softmax => RowsOfLogProbabilities(output.clamp_min(Tiny).log(), labels),
            _ => nn.functional.cross_entropy(
                output, labels, _classes.WeightsFor(output), IgnoreIndex, nn.Reduction.None, LabelSmoothing),
        };
    }

    internal override Tensor? RowShares(Tensor output, Tensor labels) => _classes.SharesOf(output, labels);

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

    private Tensor RowsOfLogProbabilities(Tensor output, Tensor labels)
    {
        var weights = _classes.WeightsFor(output);
        var likelihood = _classes.Likelihood(output, labels, weights, nn.Reduction.None);
        return LabelSmoothing == 0
            ? likelihood
            : ((1 - LabelSmoothing) * likelihood) + (LabelSmoothing * RowsOfAllClasses(output, labels, weights));
    }

    // What spreading the whole label over all classes would cost. As in PyTorch, the weights of the wanted classes divide it.
    private Tensor OfAllClasses(Tensor output, Tensor labels, Tensor? weights)
        => RowsOfAllClasses(output, labels, weights).sum()
            / (_classes.SharesOf(output, labels) is { } shares ? shares.sum() : tensor((double)labels.shape[0], output.dtype, output.device));

    private Tensor RowsOfAllClasses(Tensor output, Tensor labels, Tensor? weights)
        => -((weights is null ? output : output * weights).mean([1]) * _classes.Counted(labels).to(output.dtype));
}
