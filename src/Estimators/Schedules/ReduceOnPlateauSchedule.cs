using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A rate that falls when nothing improves any more, as <see cref="Schedules.ReduceOnPlateau"/> makes it.</summary>
/// <remarks>Best value, bad epochs and cooldown belong to a training, not to these settings.</remarks>
public sealed record ReduceOnPlateauSchedule : LearningRateSchedule
{
    /// <summary>What has to improve.</summary>
    /// <value><see cref="PlateauMeasure.Loss"/> unless set.</value>
    public PlateauMeasure Measure { get; init; }

    /// <summary>What a reduction multiplies the rate by.</summary>
    /// <value>0.1 unless set; more than 0 and less than 1.</value>
    public double Factor { get; init; } = 0.1;

    /// <summary>How many epochs without improvement are let pass; the next one reduces the rate.</summary>
    /// <value>10 unless set; 0 or more.</value>
    public int Patience { get; init; } = 10;

    /// <summary>By how much a value has to be better than the best so far to count as an improvement.</summary>
    /// <value>0.0001 unless set; 0 or more.</value>
    public double Threshold { get; init; } = 1e-4;

    /// <summary>What <see cref="Threshold"/> is measured against.</summary>
    /// <value><see cref="ThresholdMode.Relative"/> unless set.</value>
    public ThresholdMode ThresholdMode { get; init; }

    /// <summary>How many epochs after a reduction are not counted as bad.</summary>
    /// <value>0 unless set; 0 or more.</value>
    public int Cooldown { get; init; }

    /// <summary>The lowest rate.</summary>
    /// <value>0 unless set; 0 or more.</value>
    public double MinimumRate { get; init; }

    /// <summary>A reduction by no more than this is left out.</summary>
    /// <value>1e-8 unless set; 0 or more.</value>
    public double SmallestChange { get; init; } = 1e-8;

    internal override ScheduleRun Start(double baseRate, ScheduleLength length) => new PlateauRun(this, baseRate);

    internal override void Check(OptionsValidator faults, string name)
    {
        faults.Defined(Measure, $"{name}.{nameof(Measure)}");
        faults.Require(Factor is > 0 and < 1, $"{name}.{nameof(Factor)}", Factor, "more than 0 and less than 1");
        faults.NotNegative(Patience, $"{name}.{nameof(Patience)}");
        faults.NotNegative(Threshold, $"{name}.{nameof(Threshold)}");
        faults.Defined(ThresholdMode, $"{name}.{nameof(ThresholdMode)}");
        faults.NotNegative(Cooldown, $"{name}.{nameof(Cooldown)}");
        faults.NotNegative(MinimumRate, $"{name}.{nameof(MinimumRate)}");
        faults.NotNegative(SmallestChange, $"{name}.{nameof(SmallestChange)}");
    }
}
