namespace MLNetTorch.Estimators;

/// <summary>How values are spread, in buckets of equal width. Values that are infinite or not a number are left out.</summary>
internal sealed class ValueHistogram
{
    // As many as TensorBoard makes by default.
    private const int Buckets = 30;

    public double Minimum { get; private set; } = double.PositiveInfinity;

    public double Maximum { get; private set; } = double.NegativeInfinity;

    public double Count { get; private set; }

    public double Sum { get; private set; }

    public double SumOfSquares { get; private set; }

    /// <summary>The right ends of the buckets.</summary>
    public double[] Limits { get; private set; } = [];

    /// <summary>How many values are in each.</summary>
    public double[] Counts { get; private set; } = [];

    public static ValueHistogram Of(ReadOnlySpan<float> values)
    {
        var spread = new ValueHistogram();
        foreach (var value in values)
            spread.Add(value);
        if (spread.Count == 0)
            (spread.Minimum, spread.Maximum) = (0, 0);
        spread.Sort(values);
        return spread;
    }

    private void Add(double value)
    {
        if (!double.IsFinite(value))
            return;
        (Minimum, Maximum) = (Math.Min(Minimum, value), Math.Max(Maximum, value));
        (Count, Sum, SumOfSquares) = (Count + 1, Sum + value, SumOfSquares + (value * value));
    }

    private void Sort(ReadOnlySpan<float> values)
    {
        var width = (Maximum - Minimum) / Buckets;
        Counts = new double[width > 0 ? Buckets : 1];
        Limits = new double[Counts.Length];
        for (var bucket = 0; bucket < Limits.Length; bucket++)
            Limits[bucket] = bucket == Limits.Length - 1 ? Maximum : Minimum + (width * (bucket + 1));
        foreach (var value in values)
        {
            if (float.IsFinite(value))
                Counts[width > 0 ? Math.Min((int)((value - Minimum) / width), Buckets - 1) : 0]++;
        }
    }
}
