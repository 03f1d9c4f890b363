using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>Native memory for rows: sized for the number expected, growing only if the source yields more than it said.</summary>
internal sealed class TrainingRows : IDisposable
{
    private readonly long[] _shape;
    private Tensor _features;
    private Tensor _labels;

    public TrainingRows(long expected, long[] shape)
    {
        _shape = shape;
        (_features, _labels) = Allocate(expected);
    }

    /// <summary>The rows written so far.</summary>
    public long Count { get; set; }

    private long Capacity => _labels.shape[0];

    /// <summary>Views of the next rows to write, at least one and at most <paramref name="rows"/>; the caller disposes both.</summary>
    public (Tensor Features, Tensor Labels) Reserve(int rows)
    {
        if (Count == Capacity)
            Grow(Math.Max(Count + rows, 2 * Count));
        var length = Math.Min(rows, Capacity - Count);
        return (_features.narrow(0, Count, length), _labels.narrow(0, Count, length));
    }

    public TrainingSet ToTrainingSet() => new(_features.narrow(0, 0, Count), _labels.narrow(0, 0, Count));

    public void Dispose()
    {
        _features.Dispose();
        _labels.Dispose();
    }

    private void Grow(long capacity)
    {
        var (features, labels) = Allocate(capacity);
        Move(ref _features, features);
        Move(ref _labels, labels);
    }

    private void Move(ref Tensor from, Tensor to)
    {
        using (var source = from.narrow(0, 0, Count))
        using (var target = to.narrow(0, 0, Count))
            target.copy_(source).Dispose();
        from.Dispose();
        from = to;
    }

    private (Tensor Features, Tensor Labels) Allocate(long rows)
    {
        long[] size = [rows, .. _shape];
        return (empty(size, float32).DetachFromDisposeScope(), empty(rows, int64).DetachFromDisposeScope());
    }
}
