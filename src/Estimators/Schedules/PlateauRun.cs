namespace MLNetTorch.Estimators;

/// <summary>Watches for a plateau, as PyTorch's <c>ReduceLROnPlateau</c> does.</summary>
/// <param name="settings">When to reduce, and by how much.</param>
/// <param name="baseRate">The rate to start from.</param>
internal sealed class PlateauRun(ReduceOnPlateauSchedule settings, double baseRate) : ScheduleRun
{
    private readonly bool _wantsLess = settings.Measure == PlateauMeasure.Loss;
    private double _rate = baseRate;
    private double _best = settings.Measure == PlateauMeasure.Loss ? double.PositiveInfinity : double.NegativeInfinity;
    private int _badEpochs;
    private int _cooldown;

    /// <inheritdoc/>
    public override ScheduleValue Current => new(_rate);

    /// <inheritdoc/>
    public override bool NeedsMeasures => true;

    /// <inheritdoc/>
    public override void EndBatch()
    {
    }

    /// <inheritdoc/>
    public override void EndEpoch(EpochMeasure measure)
    {
        Judge(_wantsLess ? measure.Loss : measure.Accuracy);
        if (_cooldown > 0)
        {
            _cooldown--;
            _badEpochs = 0;
        }
        if (_badEpochs <= settings.Patience)
            return;
        (_badEpochs, _cooldown) = (0, settings.Cooldown);
        var reduced = Math.Max(_rate * settings.Factor, settings.MinimumRate);
        if (_rate - reduced > settings.SmallestChange)
            _rate = reduced;
    }

    private void Judge(double value)
    {
        if (IsBetter(value))
            (_best, _badEpochs) = (value, 0);
        else
            _badEpochs++;
    }

    private bool IsBetter(double value) => (_wantsLess, settings.ThresholdMode) switch
    {
        (true, ThresholdMode.Relative) => value < _best * (1 - settings.Threshold),
        (true, _) => value < _best - settings.Threshold,
        (false, ThresholdMode.Relative) => value > _best * (1 + settings.Threshold),
        (false, _) => value > _best + settings.Threshold,
    };
}
