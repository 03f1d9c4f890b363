using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Which rows are learned from and which are kept out to measure. Row numbers only: the data stay where they are.</summary>
/// <param name="Training">The rows to learn from; null for all, in the order of the data.</param>
/// <param name="Validation">The rows kept out; null for none.</param>
internal sealed record ValidationSplit(long[]? Training, long[]? Validation)
{
    /// <summary>Draws the validation rows by the seed.</summary>
    /// <param name="count">The rows of the data.</param>
    /// <param name="classes">The class of each row, from each of which the same share is drawn; null: from all rows alike.</param>
    /// <param name="fraction">The share to keep out.</param>
    /// <param name="seed">The trainer's seed.</param>
    /// <exception cref="InvalidOperationException">One of the two parts would be empty.</exception>
    public static ValidationSplit Of(long count, long[]? classes, double fraction, int seed)
    {
        if (fraction == 0)
            return new ValidationSplit(null, null);
        var kept = (long)Math.Round(count * fraction, MidpointRounding.AwayFromZero);
        if (kept == 0 || kept == count)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"ValidationFraction = {fraction} of {count} rows leaves no {(kept == 0 ? "validation" : "training")} row. ")
                + "Give more rows, or another fraction.");
        }
        var rows = new long[count];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = row;
        RowOrder.Shuffle(rows, seed, epoch: 0);
        if (classes is not null)
            rows = Spread(rows, classes);
        var (validation, training) = (rows[..(int)kept], rows[(int)kept..]);
        Array.Sort(validation);
        Array.Sort(training);
        return new ValidationSplit(training, validation);
    }

    // Reorders shuffled rows so that any beginning of them has the classes' shares: the k-th of n rows of a class stands at (k + 1/2) / n.
    // A class of a single row stands last, since a row that is not learned cannot be told apart either.
    private static long[] Spread(long[] shuffled, long[] classes)
    {
        var sizes = classes.CountBy(each => each).ToDictionary();
        var seen = new Dictionary<long, int>();
        var places = new double[shuffled.Length];
        for (var i = 0; i < shuffled.Length; i++)
        {
            var its = classes[shuffled[i]];
            var before = seen.GetValueOrDefault(its);
            seen[its] = before + 1;
            places[i] = sizes[its] == 1 ? 1 : (before + 0.5) / sizes[its];
        }
        // A stable sort: equal places keep the shuffled order.
        return [.. Enumerable.Range(0, shuffled.Length).OrderBy(i => places[i]).Select(i => shuffled[i])];
    }
}
