using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A rate that falls along half a cosine, as <see cref="Schedules.Cosine"/> makes it.</summary>
/// <param name="Length">The positions from the full rate to the lowest; 1 or more. Null: all of the training.</param>
/// <param name="MinimumRate">The lowest rate; 0 or more.</param>
/// <param name="Each">What moves the schedule on by one position.</param>
public sealed record CosineSchedule(int? Length, double MinimumRate, ScheduleUnit Each) : PositionSchedule(Each)
{
    internal override void Check(OptionsValidator faults, string name)
    {
        base.Check(faults, name);
        faults.AtLeastOne(Length ?? 1, $"{name}.{nameof(Length)}");
        faults.NotNegative(MinimumRate, $"{name}.{nameof(MinimumRate)}");
    }

    private protected override double RateAt(long position, double baseRate, long length)
        => Annealing.Cosine(baseRate, MinimumRate, (double)position / (Length ?? length));
}
