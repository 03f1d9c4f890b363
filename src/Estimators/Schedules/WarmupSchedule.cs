using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A rise of the rate before another schedule begins, as <see cref="Schedules.Warmup"/> makes it.</summary>
/// <param name="Length">The positions of the rise; 1 or more.</param>
/// <param name="Then">What follows, from its own beginning; null: the rate stays as it is then.</param>
/// <param name="StartFactor">The factor on the rate at the first position; more than 0 and less than 1.</param>
/// <param name="Each">What moves the warm-up on by one position; <paramref name="Then"/> has a unit of its own.</param>
public sealed record WarmupSchedule(int Length, LearningRateSchedule? Then, double StartFactor, ScheduleUnit Each) : LearningRateSchedule
{
    internal override bool CyclesMomentum => Then?.CyclesMomentum ?? false;

    internal override ScheduleRun Start(double baseRate, ScheduleLength length)
        => new WarmupRun(
            this, Then?.Start(baseRate, length.After(Length, Each)) ?? new PositionRun(Each, _ => new ScheduleValue(baseRate)));

    internal override void CheckLength(ScheduleLength length) => Then?.CheckLength(length.After(Length, Each));

    internal override void Check(OptionsValidator faults, string name)
    {
        faults.AtLeastOne(Length, $"{name}.{nameof(Length)}");
        faults.Require(StartFactor is > 0 and < 1, $"{name}.{nameof(StartFactor)}", StartFactor, "more than 0 and less than 1");
        faults.Defined(Each, $"{name}.{nameof(Each)}");
        Then?.Check(faults, $"{name}.{nameof(Then)}");
    }
}
