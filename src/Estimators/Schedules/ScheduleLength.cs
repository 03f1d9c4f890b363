namespace MLNetTorch.Estimators;

/// <summary>How long the training is that a schedule runs over.</summary>
/// <param name="Epochs">Its epochs.</param>
/// <param name="BatchesPerEpoch">The batches of each.</param>
/// <param name="Passed">The batches that were over before the schedule began.</param>
internal readonly record struct ScheduleLength(int Epochs, int BatchesPerEpoch, long Passed = 0)
{
    /// <summary>The positions that a schedule goes through; 1 or more.</summary>
    public long In(ScheduleUnit unit) => Math.Max(1, unit == ScheduleUnit.Epoch
        ? Epochs - (Passed / BatchesPerEpoch)
        : ((long)Epochs * BatchesPerEpoch) - Passed);

    /// <summary>What is left once some positions have passed.</summary>
    public ScheduleLength After(long positions, ScheduleUnit unit)
        => this with { Passed = Passed + (unit == ScheduleUnit.Epoch ? positions * BatchesPerEpoch : positions) };
}
