namespace MLNetTorch.Estimators;

/// <summary>Ways from one value to another. The share of the way that is done may exceed 1.</summary>
internal static class Annealing
{
    /// <summary>Along half a cosine: slow, fast, slow.</summary>
    public static double Cosine(double from, double to, double done) => to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * done)));

    /// <summary>Along a line.</summary>
    public static double Linear(double from, double to, double done) => from + ((to - from) * done);
}
