using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A rate that falls to 0 along a power of the way left, as <see cref="Schedules.Polynomial"/> makes it.</summary>
/// <param name="Length">The positions until 0; 1 or more. Null: all of the training.</param>
/// <param name="Power">The power; more than 0. 1 is a line.</param>
/// <param name="Each">What moves the schedule on by one position.</param>
public sealed record PolynomialSchedule(int? Length, double Power, ScheduleUnit Each) : PositionSchedule(Each)
{
    internal override void Check(OptionsValidator faults, string name)
    {
        base.Check(faults, name);
        faults.AtLeastOne(Length ?? 1, $"{name}.{nameof(Length)}");
        faults.Positive(Power, $"{name}.{nameof(Power)}");
    }

    private protected override double RateAt(long position, double baseRate, long length)
        => baseRate * Math.Pow(1 - Math.Min(1, (double)position / (Length ?? length)), Power);
}
