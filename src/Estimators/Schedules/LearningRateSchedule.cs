using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>
/// How the learning rate changes in the course of a training. Immutable: what changes lives in the training. Made by
/// <see cref="Schedules"/>.
/// </summary>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    internal virtual bool CyclesMomentum => false;

    /// <summary>The value of every step of a training, without training.</summary>
    /// <param name="baseRate">The learning rate of the optimiser; more than 0.</param>
    /// <param name="epochs">The epochs; 1 or more.</param>
    /// <param name="batchesPerEpoch">The steps of each epoch; 1 or more. With 1, a position is an epoch and a batch alike.</param>
    /// <param name="measures">
    /// What each epoch but the last comes to, for a schedule that reacts to it: losses or accuracies. Others ignore it.
    /// </param>
    /// <returns>One value a step, in order: the one in force while the step is done.</returns>
    /// <exception cref="TrainerOptionsException">Settings of the schedule are out of range.</exception>
    /// <exception cref="ArgumentException">The schedule is shorter than the training, or needs measures that are missing.</exception>
    public IReadOnlyList<ScheduleValue> Preview(
        double baseRate, int epochs, int batchesPerEpoch = 1, IReadOnlyList<double>? measures = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(baseRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchesPerEpoch, 1);
        var faults = new OptionsValidator();
        Check(faults, "Schedule");
        faults.ThrowIfAny();
        return SchedulePreview.Of(Start(baseRate, new ScheduleLength(epochs, batchesPerEpoch)), epochs, batchesPerEpoch, measures);
    }

    internal abstract ScheduleRun Start(double baseRate, ScheduleLength length);

    // Whether the schedule lasts as long as a training; throws an ArgumentException where not.
    internal virtual void CheckLength(ScheduleLength length)
    {
    }

    internal abstract void Check(OptionsValidator faults, string name);
}
