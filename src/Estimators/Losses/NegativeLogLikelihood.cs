using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Negative log-likelihood of log-probabilities, as <see cref="Losses.NegativeLogLikelihood"/> makes it.</summary>
public sealed record NegativeLogLikelihood : TrainingLoss
{
    private readonly ClassSettings _classes;

    internal NegativeLogLikelihood(IEnumerable<double>? classWeights, int ignoreIndex)
        => _classes = new(classWeights is null ? null : new(classWeights), ignoreIndex);

    /// <summary>The weight of each class in the mean; null: all weigh 1.</summary>
    public IReadOnlyList<double>? ClassWeights => _classes.Weights;

    /// <summary>The class, counted from 0, whose rows do not count; -100 for none.</summary>
    public int IgnoreIndex => _classes.IgnoreIndex;

    /// <inheritdoc/>
    public override LossTarget Target => LossTarget.Classes;

    /// <inheritdoc/>
    public override bool Takes(OutputActivation output) => output == OutputActivation.LogSoftmax;

    /// <inheritdoc/>
    public override Tensor Compute(Tensor output, Tensor labels, OutputActivation activation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(labels);
        return _classes.Likelihood(output, labels, _classes.WeightsFor(output));
    }

    /// <inheritdoc/>
    public override Tensor ComputeRows(Tensor output, Tensor labels, OutputActivation activation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(labels);
        return _classes.Likelihood(output, labels, _classes.WeightsFor(output), nn.Reduction.None);
    }

    internal override Tensor? RowShares(Tensor output, Tensor labels) => _classes.SharesOf(output, labels);

    internal override void Check(OptionsValidator faults) => _classes.Check(faults);

    internal override void CheckClasses(long classes, string labelColumn) => _classes.CheckClasses(classes, labelColumn);
}
