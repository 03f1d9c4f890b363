namespace MLNetTorch.Estimators;

/// <summary>What ends a training.</summary>
/// <param name="Epochs">How often to go through the training rows.</param>
/// <param name="MaximumTime">How long it may take; null: as long as it takes.</param>
/// <param name="Stop">Heard before every batch.</param>
internal sealed record TrainingLimits(int Epochs, TimeSpan? MaximumTime, CancellationToken Stop)
{
    /// <summary>Asks for the end where the time is over.</summary>
    public void Check(TrainingMoment moment, TimeSpan time)
    {
        if (MaximumTime is not { } most || time < most || moment.StopReason is not null)
            return;
        moment.Stop(FormattableString.Invariant($"the maximum time of {most} was over"));
        moment.IsOutOfTime = true;
    }
}
