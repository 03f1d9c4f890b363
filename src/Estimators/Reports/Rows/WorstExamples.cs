namespace MLNetTorch.Estimators;

/// <summary>Keeps the rows of highest loss, and forgets the others at once.</summary>
internal sealed class WorstExamples(int count)
{
    // The one to go next comes first: the lowest loss, and of equal ones the last row.
    private readonly PriorityQueue<Example, (double Loss, long Row)> _kept = new();

    /// <summary>The rows, highest loss first.</summary>
    public IReadOnlyList<Example> ByLoss => [.. _kept.UnorderedItems.Select(each => each.Element).OrderByDescending(each => Rank(each.Loss, each.Row))];

    /// <summary>Keeps the row if it is among the worst so far. It is made only then.</summary>
    public void Add(double loss, long row, Func<Example> make)
    {
        var rank = Rank(loss, row);
        if (_kept.Count < count)
            _kept.Enqueue(make(), rank);
        else if (_kept.TryPeek(out _, out var least) && rank.CompareTo(least) > 0)
            _kept.DequeueEnqueue(make(), rank);
    }

    // A loss that is no number is as bad as can be.
    private static (double Loss, long Row) Rank(double loss, long row) => (double.IsNaN(loss) ? double.PositiveInfinity : loss, -row);
}
