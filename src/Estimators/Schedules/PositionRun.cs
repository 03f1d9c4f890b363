namespace MLNetTorch.Estimators;

/// <summary>A schedule whose value depends on the position alone.</summary>
/// <param name="unit">What moves it on.</param>
/// <param name="valueAt">The value at a position, counted from 0.</param>
internal sealed class PositionRun(ScheduleUnit unit, Func<long, ScheduleValue> valueAt) : ScheduleRun
{
    private long _position;

    /// <inheritdoc/>
    public override ScheduleValue Current => valueAt(_position);

    /// <inheritdoc/>
    public override void EndBatch() => _position += unit == ScheduleUnit.Batch ? 1 : 0;

    /// <inheritdoc/>
    public override void EndEpoch(EpochMeasure measure) => _position += unit == ScheduleUnit.Epoch ? 1 : 0;
}
