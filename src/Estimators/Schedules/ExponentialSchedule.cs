using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A rate that changes by the same factor at every position, as <see cref="Schedules.Exponential"/> makes it.</summary>
/// <param name="Factor">What each position multiplies the rate by; more than 0.</param>
/// <param name="Each">What moves the schedule on by one position.</param>
public sealed record ExponentialSchedule(double Factor, ScheduleUnit Each) : PositionSchedule(Each)
{
    internal override void Check(OptionsValidator faults, string name)
    {
        base.Check(faults, name);
        faults.Positive(Factor, $"{name}.{nameof(Factor)}");
    }

    private protected override double RateAt(long position, double baseRate, long length) => baseRate * Math.Pow(Factor, position);
}
