using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Keeps the mean of the weights at the ends of the later epochs, as <see cref="Callbacks.WeightAveraging"/> makes it.</summary>
/// <remarks>
/// Stochastic weight averaging (Izmailov et al. 2018); PyTorch: <c>swa_utils.AveragedModel</c>, Lightning: <c>StochasticWeightAveraging</c>.
/// It suits a rate that stays high, such as that of a constant or cyclic schedule. When an epoch is learned, the mean so far takes the
/// place of the weights: what is validated, saved, kept as the best and given back are means. When the next epoch begins, learning
/// goes on with the weights themselves. Epochs before <see cref="StartEpoch"/> are as without it.
/// <para>
/// The running means and variances of batch normalisations are averaged likewise (PyTorch's <c>use_buffers=True</c>), instead of
/// measured anew by another pass over the rows (<c>update_bn</c>). It costs one more copy of the weights on the device.
/// </para>
/// <para><b>Resuming:</b> the means are in the checkpoint; the rest is that of an uninterrupted training, to the bit.</para>
/// </remarks>
/// <param name="StartEpoch">The first epoch whose weights enter the mean, counted from 1.</param>
public sealed record WeightAveraging(int StartEpoch) : TrainingCallback
{
    /// <summary>Whether buffers of real numbers are averaged, too.</summary>
    /// <value>True unless set; false leaves them as the last epoch made them.</value>
    public bool AverageBuffers { get; init; } = true;

    /// <inheritdoc/>
    public override CallbackRun Start() => new WeightAveragingRun(this);

    internal override void Check(OptionsValidator faults, string name) => faults.AtLeastOne(StartEpoch, $"{name}.{nameof(StartEpoch)}");
}
