using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>
/// A rate that rises once and falls once while the momentum does the opposite, as <see cref="Schedules.OneCycle"/> makes it.
/// </summary>
/// <param name="MaximumRate">The highest rate; more than 0. The rate of the optimiser plays no part.</param>
public sealed record OneCycleSchedule(double MaximumRate) : LearningRateSchedule
{
    /// <summary>The positions of the cycle.</summary>
    /// <value>Null unless set: all of the training; 1 or more, and not less than the training has.</value>
    public int? TotalSteps { get; init; }

    /// <summary>The share of the cycle in which the rate rises.</summary>
    /// <value>0.3 unless set; 0 to 1.</value>
    public double RisingShare { get; init; } = 0.3;

    /// <summary>The way from one rate to the next.</summary>
    /// <value><see cref="AnnealStrategy.Cosine"/> unless set.</value>
    public AnnealStrategy Strategy { get; init; }

    /// <summary>Whether the momentum moves against the rate; for the Adam family the first beta.</summary>
    /// <value>True unless set. It needs an optimiser whose <see cref="TrainingOptimizer.HasMomentum"/> is true.</value>
    public bool CycleMomentum { get; init; } = true;

    /// <summary>The momentum at the highest rate.</summary>
    /// <value>0.85 unless set; 0 or more and less than 1.</value>
    public double MinimumMomentum { get; init; } = 0.85;

    /// <summary>The momentum at the start and at the end.</summary>
    /// <value>0.95 unless set; 0 or more and less than 1.</value>
    public double MaximumMomentum { get; init; } = 0.95;

    /// <summary>The first rate is <see cref="MaximumRate"/> divided by this.</summary>
    /// <value>25 unless set; more than 0.</value>
    public double StartDivisor { get; init; } = 25;

    /// <summary>The last rate is the first rate divided by this.</summary>
    /// <value>10,000 unless set; more than 0.</value>
    public double FinalDivisor { get; init; } = 1e4;

    /// <summary>Whether the rate first falls back to the first rate, as fast as it rose, and only then to the last.</summary>
    /// <value>False unless set.</value>
    public bool ThreePhases { get; init; }

    /// <summary>What moves the schedule on by one position.</summary>
    /// <value><see cref="ScheduleUnit.Batch"/> unless set.</value>
    public ScheduleUnit Each { get; init; } = ScheduleUnit.Batch;

    internal override bool CyclesMomentum => CycleMomentum;

    internal override ScheduleRun Start(double baseRate, ScheduleLength length)
    {
        var cycle = new OneCycle(this, TotalSteps ?? length.In(Each));
        return new PositionRun(Each, cycle.At);
    }

    internal override void CheckLength(ScheduleLength length)
    {
        if (TotalSteps < length.In(Each))
            throw OneCycle.TooShort(TotalSteps.Value, FormattableString.Invariant($"the training has {length.In(Each)} of them"));
    }

    internal override void Check(OptionsValidator faults, string name)
    {
        faults.Positive(MaximumRate, $"{name}.{nameof(MaximumRate)}");
        faults.AtLeastOne(TotalSteps ?? 1, $"{name}.{nameof(TotalSteps)}");
        faults.Require(RisingShare is >= 0 and <= 1, $"{name}.{nameof(RisingShare)}", RisingShare, "0 to 1");
        faults.Defined(Strategy, $"{name}.{nameof(Strategy)}");
        faults.Share(MinimumMomentum, $"{name}.{nameof(MinimumMomentum)}");
        faults.Share(MaximumMomentum, $"{name}.{nameof(MaximumMomentum)}");
        faults.Positive(StartDivisor, $"{name}.{nameof(StartDivisor)}");
        faults.Positive(FinalDivisor, $"{name}.{nameof(FinalDivisor)}");
        faults.Defined(Each, $"{name}.{nameof(Each)}");
    }
}
