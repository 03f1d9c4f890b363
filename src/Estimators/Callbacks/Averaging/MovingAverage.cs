using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Keeps an exponential moving average of the weights instead of the last ones, as <see cref="Callbacks.MovingAverage"/> makes it.</summary>
/// <remarks>
/// Keras calls it <c>SwapEMAWeights</c>, PyTorch <c>AveragedModel</c> with <c>get_ema_multi_avg_fn</c>. The first step copies the weights;
/// each later one moves the average by <c>1 - Decay</c> of the way to them. When an epoch is learned, the averages take the place of the
/// weights: what is validated, saved, kept as the best and given back are averages. When the next epoch begins, learning goes on
/// with the weights themselves. A training that is cancelled before its first epoch is finished has no averages to keep.
/// <para>
/// In a short training the average is still near the first weights: with a decay of 0.999 it looks back on some thousand steps. Choose
/// a smaller decay, or <see cref="Warmup"/>.
/// </para>
/// <para>
/// Buffers, such as the running means of a batch normalisation, are the network's own, as in PyTorch unless
/// <see cref="AverageBuffers"/> says otherwise. It costs one more copy of the weights on the device, and one pass over them a step.
/// </para>
/// <para><b>Resuming:</b> the averages are in the checkpoint; the rest is that of an uninterrupted training, to the bit.</para>
/// </remarks>
/// <param name="Decay">How much of the average stays at each step; 0 or more and less than 1.</param>
/// <param name="StartEpoch">The first epoch whose steps are averaged, counted from 1.</param>
public sealed record MovingAverage(double Decay, int StartEpoch) : TrainingCallback
{
    /// <summary>Whether the decay of step n is at most (1 + n) / (10 + n), as TensorFlow's <c>ExponentialMovingAverage</c> does with <c>num_updates</c>.</summary>
    /// <value>False unless set.</value>
    public bool Warmup { get; init; }

    /// <summary>Whether buffers of real numbers are averaged, too: PyTorch's <c>use_buffers</c>.</summary>
    /// <value>False unless set.</value>
    public bool AverageBuffers { get; init; }

    /// <inheritdoc/>
    public override CallbackRun Start() => new MovingAverageRun(this);

    internal override void Check(OptionsValidator faults, string name)
    {
        faults.Share(Decay, $"{name}.{nameof(Decay)}");
        faults.AtLeastOne(StartEpoch, $"{name}.{nameof(StartEpoch)}");
    }
}
