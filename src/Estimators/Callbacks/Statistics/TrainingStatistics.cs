using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Adds figures of gradients and weights to every epoch, as <see cref="Callbacks.Statistics"/> makes it.</summary>
/// <remarks>
/// Lightning calls a part of it <c>track_grad_norm</c>, fastai <c>ActivationStats</c>. The figures, over all parameters:
/// <list type="bullet">
/// <item>GradientNorm, GradientNormMax: mean and maximum over the steps of the length of the gradient, before it is clipped;</item>
/// <item>WeightNorm: the length of the weights as they are measured, after the epoch;</item>
/// <item>WeightZeroShare, WeightNonFiniteShare: the share of weights that are 0 (dead or pruned), and infinite or not a number; 0 to 1;</item>
/// <item>UpdateRatio, if <see cref="Updates"/>: how far the weights moved in the epoch, as a share of their length before it.</item>
/// </list>
/// With <see cref="PerParameter"/>, each parameter has GradientNorm, WeightNorm, WeightMean, WeightStd, WeightZeroShare and
/// WeightNonFiniteShare of its own as well: "WeightNorm/conv1.weight".
/// <para>
/// Cost: a pass over the gradients a step, summed up on the device; nothing is fetched from there but once after the epoch.
/// Callbacks that are to see the figures come after this one; those that average weights, too, for UpdateRatio to be that of the
/// weights that learn.
/// </para>
/// <para><b>Resuming:</b> sums within the epoch are in the checkpoint: the figures are those of an uninterrupted training.</para>
/// </remarks>
/// <param name="PerParameter">Whether each parameter has figures of its own.</param>
public sealed record TrainingStatistics(bool PerParameter) : TrainingCallback
{
    /// <summary>Whether to tell how far the weights move. It costs a copy of the weights on the device.</summary>
    /// <value>False unless set.</value>
    public bool Updates { get; init; }

    /// <inheritdoc/>
    public override CallbackRun Start() => new TrainingStatisticsRun(this);
}
