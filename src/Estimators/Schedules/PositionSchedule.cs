using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A schedule whose value depends on nothing but the position.</summary>
/// <param name="Each">What moves the schedule on by one position.</param>
public abstract record PositionSchedule(ScheduleUnit Each) : LearningRateSchedule
{
    internal override ScheduleRun Start(double baseRate, ScheduleLength length)
        => new PositionRun(Each, position => new ScheduleValue(RateAt(position, baseRate, length.In(Each))));

    internal override void Check(OptionsValidator faults, string name)
        => faults.Defined(Each, $"{name}.{nameof(Each)}");

    // The rate at a position counted from 0; length: the positions of the whole training.
    private protected abstract double RateAt(long position, double baseRate, long length);
}
