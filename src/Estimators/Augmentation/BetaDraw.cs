namespace MLNetTorch.Estimators;

/// <summary>Random numbers that <see cref="Random"/> does not have.</summary>
internal static class BetaDraw
{
    /// <summary>A number of the beta distribution with both parameters the same: from 0 to 1, the mean 1/2.</summary>
    public static double Of(double alpha, Random random)
    {
        var (first, second) = (LogGamma(alpha, random), LogGamma(alpha, random));
        // By logarithms, since both are 0 in double precision where alpha is small.
        return 1 / (1 + Math.Exp(second - first));
    }

    /// <summary>A number between two others, each as likely.</summary>
    public static double Between(this Random random, double minimum, double maximum) => minimum + (random.NextDouble() * (maximum - minimum));

    // The logarithm of a number of the gamma distribution: Marsaglia and Tsang 2000, and their way for shapes below 1.
    private static double LogGamma(double shape, Random random)
    {
        if (shape < 1)
            return LogGamma(shape + 1, random) + (Math.Log(Uniform(random)) / shape);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Normal(random);
            var v = Math.Pow(1 + (c * normal), 3);
            if (v > 0 && Math.Log(Uniform(random)) < (0.5 * normal * normal) + d - (d * v) + (d * Math.Log(v)))
                return Math.Log(d * v);
        }
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(Uniform(random))) * Math.Cos(Math.Tau * random.NextDouble());

    // More than 0, so that it has a logarithm.
    private static double Uniform(Random random) => 1 - random.NextDouble();
}
