namespace MLNetTorch.Estimators;

/// <summary>A scored row as a report shows it.</summary>
/// <param name="Row">Its place in the rows, from 0.</param>
/// <param name="Actual">What it is.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Loss">How wrong that is.</param>
/// <param name="Features">What the network read.</param>
internal sealed record Example(long Row, string Actual, string Predicted, double Loss, float[] Features)
{
    /// <summary>Whether it was taken for what it is; null where there is no right and wrong but only near and far.</summary>
    public bool? IsRight { get; init; }

    /// <summary>The probability of what it was taken for.</summary>
    public double? Confidence { get; init; }
}
