using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>Native memory for rows: sized for the number expected, growing only if the source yields more than it said.</summary>
internal sealed class TrainingRows : IDisposable
{
    private readonly TrainingColumns _columns;
    private RowBlock _all;

    public TrainingRows(long expected, TrainingColumns columns)
    {
        _columns = columns;
        _all = RowBlock.Of(expected, columns);
    }

    /// <summary>The rows written so far.</summary>
    public long Count { get; set; }

    /// <summary>Views of the next rows to write, at least one and at most <paramref name="rows"/>; the caller disposes it.</summary>
    public RowBlock Reserve(int rows)
    {
        if (Count == _all.Rows)
            Grow(Math.Max(Count + rows, 2 * Count));
        return _all.Narrow(Count, Math.Min(rows, _all.Rows - Count));
    }

    public TrainingSet ToTrainingSet()
    {
        using var used = _all.Narrow(0, Count);
        return new TrainingSet(used.Features.alias(), used.Labels.alias(), used.Weights?.alias());
    }

    public void Dispose() => _all.Dispose();

    private void Grow(long capacity)
    {
        var larger = RowBlock.Of(capacity, _columns);
        using (var source = _all.Narrow(0, Count))
        using (var target = larger.Narrow(0, Count))
            source.CopyTo(target);
        _all.Dispose();
        _all = larger;
    }
}
