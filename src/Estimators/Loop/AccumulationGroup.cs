namespace MLNetTorch.Estimators;

/// <summary>Which batches make a step together.</summary>
/// <param name="source">The batches of an epoch.</param>
/// <param name="size">How many make a step; the last ones of an epoch may be fewer.</param>
internal readonly struct AccumulationGroup(IBatchSource source, int size)
{
    /// <summary>The steps of an epoch.</summary>
    public int Steps => (source.Count + size - 1) / size;

    /// <summary>Whether every batch is a step by itself.</summary>
    public bool IsSingle => size == 1;

    /// <summary>Whether a batch, counted from 0, is the first of its step.</summary>
    public bool IsFirst(int batch) => batch % size == 0;

    /// <summary>Whether a batch, counted from 0, is the last of its step.</summary>
    public bool IsLast(int batch) => (batch + 1) % size == 0 || batch + 1 == source.Count;

    /// <summary>The part that a batch has of the rows of its step.</summary>
    public double ShareOf(int batch, int rows)
    {
        var first = (long)(batch / size) * size * source.BatchSize;
        var end = Math.Min(source.Rows, first + ((long)size * source.BatchSize));
        return rows / (double)(end - first);
    }
}
