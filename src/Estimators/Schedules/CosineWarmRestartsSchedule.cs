using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>Half cosines one after the other, as <see cref="Schedules.CosineWarmRestarts"/> makes them.</summary>
/// <param name="FirstLength">The positions of the first; 1 or more.</param>
/// <param name="LengthFactor">How much longer each is than the one before; 1 or more.</param>
/// <param name="MinimumRate">The rate that each falls to; 0 or more.</param>
/// <param name="Each">What moves the schedule on by one position.</param>
public sealed record CosineWarmRestartsSchedule(int FirstLength, int LengthFactor, double MinimumRate, ScheduleUnit Each)
    : PositionSchedule(Each)
{
    internal override void Check(OptionsValidator faults, string name)
    {
        base.Check(faults, name);
        faults.AtLeastOne(FirstLength, $"{name}.{nameof(FirstLength)}");
        faults.AtLeastOne(LengthFactor, $"{name}.{nameof(LengthFactor)}");
        faults.NotNegative(MinimumRate, $"{name}.{nameof(MinimumRate)}");
    }

    private protected override double RateAt(long position, double baseRate, long length)
    {
        var (within, current) = (position, (long)FirstLength);
        if (LengthFactor == 1)
            within %= current;
        while (within >= current)
        {
            within -= current;
            current *= LengthFactor;
        }
        return Annealing.Cosine(baseRate, MinimumRate, (double)within / current);
    }
}
