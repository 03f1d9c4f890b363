using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A factor on the rate that holds for a while, as <see cref="Schedules.Constant"/> makes it.</summary>
/// <param name="Factor">The factor; more than 0.</param>
/// <param name="Length">The positions that it holds for; 1 or more. Then the rate is the optimiser's.</param>
/// <param name="Each">What moves the schedule on by one position.</param>
public sealed record ConstantSchedule(double Factor, int Length, ScheduleUnit Each) : PositionSchedule(Each)
{
    internal override void Check(OptionsValidator faults, string name)
    {
        base.Check(faults, name);
        faults.Positive(Factor, $"{name}.{nameof(Factor)}");
        faults.AtLeastOne(Length, $"{name}.{nameof(Length)}");
    }

    private protected override double RateAt(long position, double baseRate, long length)
        => position < Length ? baseRate * Factor : baseRate;
}
