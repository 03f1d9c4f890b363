using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>A rate that falls at given positions, as <see cref="Schedules.MultiStep"/> makes it.</summary>
public sealed record MultiStepSchedule : PositionSchedule
{
    private readonly ValueList<int> _milestones;

    internal MultiStepSchedule(IReadOnlyList<int> milestones, double factor, ScheduleUnit each)
        : base(each) => (_milestones, Factor) = (new(milestones), factor);

    /// <summary>The positions from which on a lower rate holds; ascending, each 1 or more.</summary>
    public IReadOnlyList<int> Milestones => _milestones;

    /// <summary>What each milestone multiplies the rate by; more than 0.</summary>
    public double Factor { get; init; }

    internal override void Check(OptionsValidator faults, string name)
    {
        base.Check(faults, name);
        faults.Positive(Factor, $"{name}.{nameof(Factor)}");
        var ascending = _milestones.Count > 0 && _milestones[0] >= 1
            && _milestones.Zip(_milestones.Skip(1)).All(pair => pair.First < pair.Second);
        faults.Require(ascending, $"{name}.{nameof(Milestones)}", _milestones,
            "one or more positions of 1 or more, each larger than the one before");
    }

    private protected override double RateAt(long position, double baseRate, long length)
        => baseRate * Math.Pow(Factor, _milestones.Count(milestone => milestone <= position));
}
