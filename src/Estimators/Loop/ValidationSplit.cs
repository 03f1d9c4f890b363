namespace MLNetTorch.Estimators;

/// <summary>Which rows are learned from and which are kept out to measure. Row numbers only: the data stay where they are.</summary>
/// <param name="Training">The rows to learn from; null for all, in the order of the data.</param>
/// <param name="Validation">The rows kept out; null for none.</param>
internal sealed record ValidationSplit(long[]? Training, long[]? Validation)
{
    /// <summary>Draws the validation rows by the seed.</summary>
    /// <param name="count">The rows of the data.</param>
    /// <param name="fraction">The share to keep out.</param>
    /// <param name="seed">The trainer's seed.</param>
    /// <exception cref="InvalidOperationException">One of the two parts would be empty.</exception>
    public static ValidationSplit Of(long count, double fraction, int seed)
    {
        if (fraction == 0)
            return new ValidationSplit(null, null);
        var kept = (int)Math.Round(count * fraction, MidpointRounding.AwayFromZero);
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
        var (validation, training) = (rows[..kept], rows[kept..]);
        Array.Sort(validation);
        Array.Sort(training);
        return new ValidationSplit(training, validation);
    }
}
