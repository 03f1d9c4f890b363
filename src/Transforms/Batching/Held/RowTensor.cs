using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>A tensor of rows that are written in order: sized for the number expected, growing only if the source yields more than it said.</summary>
/// <param name="expected">How many rows there should be: memory for them is taken at once, since growing needs twice the memory.</param>
/// <param name="shape">The shape of one row.</param>
/// <param name="type">The type of its numbers.</param>
internal sealed class RowTensor(long expected, long[] shape, ScalarType type) : IDisposable
{
    /// <summary>The rows written so far.</summary>
    public long Count { get; private set; }

    /// <summary>The rows that can be written without growing.</summary>
    public long Room => All.shape[0] - Count;

    /// <summary>The written rows, and behind them the room for more. Belongs to this object and to no dispose scope.</summary>
    public Tensor All { get; private set; } = Of(expected, shape, type);

    /// <summary>A view of the next rows to write; the caller disposes it.</summary>
    public Tensor Reserve(long rows)
    {
        if (Room < rows)
            Grow(Math.Max(Count + rows, 2 * Count));
        return All.narrow(0, Count, rows).DetachFromDisposeScope();
    }

    /// <summary>Counts rows that were written into what was reserved.</summary>
    public void Keep(long rows) => Count += rows;

    public void Dispose() => All.Dispose();

    private static Tensor Of(long rows, long[] shape, ScalarType type) => empty([rows, .. shape], type).DetachFromDisposeScope();

    private void Grow(long capacity)
    {
        var larger = Of(capacity, shape, type);
        using (var source = All.narrow(0, 0, Count))
        using (var target = larger.narrow(0, 0, Count))
            target.copy_(source).Dispose();
        All.Dispose();
        All = larger;
    }
}
