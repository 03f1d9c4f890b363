namespace MLNetTorch.Estimators;

/// <summary>The <c>Summary</c> messages of TensorFlow's summary.proto.</summary>
internal static class Summary
{
    /// <summary>A figure each, as a 32-bit number.</summary>
    public static ProtoMessage Scalars(IEnumerable<KeyValuePair<string, double>> figures)
    {
        var summary = new ProtoMessage();
        foreach (var (tag, value) in figures)
            summary.Message(1, new ProtoMessage().Text(1, tag).Single(2, (float)value));
        return summary;
    }

    /// <summary>How values are spread.</summary>
    public static ProtoMessage Histogram(string tag, ReadOnlySpan<float> values)
    {
        var spread = ValueHistogram.Of(values);
        var message = new ProtoMessage().Real(1, spread.Minimum).Real(2, spread.Maximum).Real(3, spread.Count)
            .Real(4, spread.Sum).Real(5, spread.SumOfSquares).Reals(6, spread.Limits).Reals(7, spread.Counts);
        return new ProtoMessage().Message(1, new ProtoMessage().Text(1, tag).Message(5, message));
    }
}
