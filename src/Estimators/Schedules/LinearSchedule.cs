using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A factor on the rate that goes along a line, as <see cref="Schedules.Linear"/> makes it.</summary>
/// <param name="StartFactor">The factor at the first position; more than 0.</param>
/// <param name="EndFactor">The factor from the end of the line on; 0 or more.</param>
/// <param name="Length">The positions of the line; 1 or more.</param>
/// <param name="Each">What moves the schedule on by one position.</param>
public sealed record LinearSchedule(double StartFactor, double EndFactor, int Length, ScheduleUnit Each) : PositionSchedule(Each)
{
    internal override void Check(OptionsValidator faults, string name)
    {
        base.Check(faults, name);
        faults.Positive(StartFactor, $"{name}.{nameof(StartFactor)}");
        faults.NotNegative(EndFactor, $"{name}.{nameof(EndFactor)}");
        faults.AtLeastOne(Length, $"{name}.{nameof(Length)}");
    }

    private protected override double RateAt(long position, double baseRate, long length)
        => baseRate * Annealing.Linear(StartFactor, EndFactor, Math.Min(1, (double)position / Length));
}
