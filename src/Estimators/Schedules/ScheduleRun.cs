namespace MLNetTorch.Estimators;

/// <summary>A schedule at work in one training. All that changes is in here; the options record stays as it is.</summary>
/// <remarks>
/// A run is settled by what it was told: to resume a training, start a new run and tell it of the batches and epochs that are done.
/// </remarks>
internal abstract class ScheduleRun
{
    /// <summary>The value for the next step.</summary>
    public abstract ScheduleValue Current { get; }

    /// <summary>Whether it reacts to what an epoch comes to.</summary>
    public virtual bool NeedsMeasures => false;

    /// <summary>A step was done.</summary>
    public abstract void EndBatch();

    /// <summary>An epoch was done.</summary>
    public abstract void EndEpoch(EpochMeasure measure);
}
