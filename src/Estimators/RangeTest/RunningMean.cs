namespace MLNetTorch.Estimators;

/// <summary>A mean in which what is past counts less and less, without the bias towards the 0 that it begins with.</summary>
/// <param name="beta">The share of the past in each step.</param>
internal sealed class RunningMean(double beta)
{
    private double _mean;
    private int _count;

    /// <summary>The mean with one more value; NaN for one that is not finite, which changes nothing.</summary>
    public double After(double value)
    {
        if (!double.IsFinite(value))
            return double.NaN;
        _mean = (beta * _mean) + ((1 - beta) * value);
        _count++;
        return _mean / (1 - Math.Pow(beta, _count));
    }
}
