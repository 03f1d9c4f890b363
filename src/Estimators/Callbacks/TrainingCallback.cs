using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>
/// Something that takes part in trainings without being part of the loop. Immutable settings, to be written as a record: what changes
/// lives in the <see cref="CallbackRun"/> that each training starts, so no training and no fold of a cross-validation can disturb another.
/// </summary>
/// <remarks>
/// Callbacks hear of each event in the order of <see cref="TorchTrainerOptions.Callbacks"/>. One that throws ends the training with a
/// <see cref="CallbackException"/>, which names it and holds the model of the best epoch so far.
/// </remarks>
public abstract record TrainingCallback
{
    /// <summary>What messages call it.</summary>
    /// <value>The name of its type unless overridden.</value>
    public virtual string Name => GetType().Name;

    /// <summary>
    /// Whether it trains weights later that are frozen when the training begins. The optimiser then knows all weights from the start.
    /// </summary>
    /// <value>False unless overridden.</value>
    public virtual bool UnfreezesWeights => false;

    /// <summary>Begins to take part in one training.</summary>
    /// <returns>A new run. The trainer disposes it.</returns>
    public abstract CallbackRun Start();

    // Collects settings that are out of range. The name is "Callbacks[2]" and the like.
    internal virtual void Check(OptionsValidator faults, string name)
    {
    }

    // The figures that it reads, which must exist: checked before a row is read.
    internal virtual IEnumerable<MetricMonitor> Monitors => [];
}
