namespace MLNetTorch.Estimators;

/// <summary>Which rows of a stream are kept out to measure: decided row by row from the seed and the row's number, without knowing the others.</summary>
/// <param name="Fraction">The share to keep out.</param>
/// <param name="Seed">The trainer's seed.</param>
internal readonly record struct StreamSplit(double Fraction, int Seed)
{
    /// <summary>Whether a row is kept out.</summary>
    public bool IsValidation(long row) => Fraction > 0 && RowOrder.Share(Seed, row) < Fraction;

    /// <summary>How many rows of the first ones are kept out.</summary>
    public long CountOf(long rows)
    {
        var count = 0L;
        for (var row = 0L; Fraction > 0 && row < rows; row++)
            count += IsValidation(row) ? 1 : 0;
        return count;
    }
}
