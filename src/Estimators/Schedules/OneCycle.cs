namespace MLNetTorch.Estimators;

/// <summary>The curve of <see cref="OneCycleSchedule"/> over a known number of positions: PyTorch's <c>OneCycleLR</c>.</summary>
internal sealed class OneCycle
{
    private readonly Phase[] _phases;
    private readonly Func<double, double, double, double> _between;
    private readonly bool _cyclesMomentum;
    private readonly long _total;

    public OneCycle(OneCycleSchedule settings, long total)
    {
        (_total, _cyclesMomentum) = (total, settings.CycleMomentum);
        _between = settings.Strategy == AnnealStrategy.Linear ? Annealing.Linear : Annealing.Cosine;
        var (rising, last) = (settings.RisingShare * total, total - 1.0);
        var (low, high) = (settings.MinimumMomentum, settings.MaximumMomentum);
        var first = settings.MaximumRate / settings.StartDivisor;
        var final = first / settings.FinalDivisor;
        var rise = new Phase(rising - 1, first, settings.MaximumRate, high, low);
        _phases = settings.ThreePhases
            ? [rise, new Phase((2 * rising) - 2, settings.MaximumRate, first, low, high), new Phase(last, first, final, high, high)]
            : [rise, new Phase(last, settings.MaximumRate, final, low, high)];
    }

    /// <summary>
    /// The value at a position counted from 0. As in PyTorch there is one more than the cycle has, beyond the end of the curve.
    /// </summary>
    /// <exception cref="ArgumentException">The position is beyond that.</exception>
    public ScheduleValue At(long position)
    {
        if (position > _total)
            throw TooShort(_total, FormattableString.Invariant($"position {position} was asked for"));
        var start = 0.0;
        var index = 0;
        for (; index < _phases.Length - 1 && position > _phases[index].End; index++)
            start = _phases[index].End;
        var phase = _phases[index];
        var done = phase.End > start ? (position - start) / (phase.End - start) : 1;
        return new ScheduleValue(
            _between(phase.FromRate, phase.ToRate, done),
            _cyclesMomentum ? _between(phase.FromMomentum, phase.ToMomentum, done) : null);
    }

    /// <summary>The fault of a cycle that is over before the training is.</summary>
    public static ArgumentException TooShort(long total, string wanted) => new(FormattableString.Invariant(
        $"Schedule.TotalSteps = {total}, but {wanted}. Leave TotalSteps out, so that the cycle spans the training, or give more."));

    private readonly record struct Phase(double End, double FromRate, double ToRate, double FromMomentum, double ToMomentum);
}
