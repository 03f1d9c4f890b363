namespace MLNetTorch.Estimators;

/// <summary>A rise to the first rate of the schedule that follows.</summary>
/// <param name="settings">The rise.</param>
/// <param name="then">What follows. It hears of nothing before the rise is over.</param>
internal sealed class WarmupRun(WarmupSchedule settings, ScheduleRun then) : ScheduleRun
{
    private long _position;

    /// <inheritdoc/>
    public override ScheduleValue Current => IsOver
        ? then.Current
        : then.Current with { LearningRate = then.Current.LearningRate * FactorAt((double)_position / settings.Length) };

    /// <inheritdoc/>
    public override bool NeedsMeasures => then.NeedsMeasures;

    private bool IsOver => _position >= settings.Length;

    /// <inheritdoc/>
    public override void EndBatch()
    {
        if (IsOver)
            then.EndBatch();
        else if (settings.Each == ScheduleUnit.Batch)
            _position++;
    }

    /// <inheritdoc/>
    public override void EndEpoch(EpochMeasure measure)
    {
        if (IsOver)
            then.EndEpoch(measure);
        else if (settings.Each == ScheduleUnit.Epoch)
            _position++;
    }

    private double FactorAt(double done) => Annealing.Linear(settings.StartFactor, 1, done);
}
