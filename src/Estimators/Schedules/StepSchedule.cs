using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A rate that falls in equal stairs, as <see cref="Schedules.Step"/> makes it.</summary>
/// <param name="Size">The positions of a stair; 1 or more.</param>
/// <param name="Factor">What each stair multiplies the rate by; more than 0.</param>
/// <param name="Each">What moves the schedule on by one position.</param>
public sealed record StepSchedule(int Size, double Factor, ScheduleUnit Each) : PositionSchedule(Each)
{
    internal override void Check(OptionsValidator faults, string name)
    {
        base.Check(faults, name);
        faults.AtLeastOne(Size, $"{name}.{nameof(Size)}");
        faults.Positive(Factor, $"{name}.{nameof(Factor)}");
    }

    private protected override double RateAt(long position, double baseRate, long length)
        => baseRate * Math.Pow(Factor, position / Size);
}
