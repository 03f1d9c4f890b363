using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A factor on the rate by your own function, as <see cref="Schedules.Lambda"/> makes it.</summary>
/// <param name="Factor">The factor at a position counted from 0. It depends on nothing else, and gives 0 or more.</param>
/// <param name="Each">What moves the schedule on by one position.</param>
public sealed record LambdaSchedule(Func<long, double> Factor, ScheduleUnit Each) : PositionSchedule(Each)
{
    internal override void Check(OptionsValidator faults, string name)
    {
        base.Check(faults, name);
        faults.Require(Factor is not null, $"{name}.{nameof(Factor)}", null, "a function");
    }

    private protected override double RateAt(long position, double baseRate, long length)
    {
        var factor = Factor(position);
        return double.IsFinite(factor) && factor >= 0
            ? baseRate * factor
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"The function of Schedules.Lambda gave {factor} at position {position}; allowed: 0 or more."));
    }
}
