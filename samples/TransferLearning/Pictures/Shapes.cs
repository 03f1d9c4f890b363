namespace MLNetTorch.Samples.Transfer;

/// <summary>The shapes that the sample draws: each says which points of the square from −1 to 1 belong to it.</summary>
internal static class Shapes
{
    public static IReadOnlyDictionary<string, Func<double, double, bool>> OfFirstTask { get; } = new Dictionary<string, Func<double, double, bool>>
    {
        ["checkerboard"] = (x, y) => IsInSquare(x, y) && (((int)((x + 1) * 2.2) + (int)((y + 1) * 2.2)) & 1) == 0,
        ["circle"] = (x, y) => Math.Sqrt((x * x) + (y * y)) < 0.8,
        ["cross"] = (x, y) => (Math.Abs(x) < 0.25 && Math.Abs(y) < 0.85) || (Math.Abs(y) < 0.25 && Math.Abs(x) < 0.85),
        ["horizontal stripes"] = (x, y) => IsInSquare(x, y) && Fraction((y + 1) * 1.8) < 0.5,
        ["ring"] = (x, y) => Math.Sqrt((x * x) + (y * y)) is > 0.5 and < 0.9,
        ["square"] = (x, y) => Math.Max(Math.Abs(x), Math.Abs(y)) < 0.72,
        ["triangle"] = (x, y) => y < 0.7 && Math.Abs(x) < (y + 0.8) * 0.6,
        ["vertical stripes"] = (x, y) => IsInSquare(x, y) && Fraction((x + 1) * 1.8) < 0.5,
    };

    public static IReadOnlyDictionary<string, Func<double, double, bool>> OfSecondTask { get; } = new Dictionary<string, Func<double, double, bool>>
    {
        ["arrow"] = (x, y) => (Math.Abs(y) < 0.2 && x is > -0.85 and < 0.2) || (x is > 0.1 and < 0.9 && Math.Abs(y) < (0.9 - x) * 0.8),
        ["crescent"] = (x, y) => Math.Sqrt((x * x) + (y * y)) < 0.85 && Math.Sqrt(((x - 0.4) * (x - 0.4)) + (y * y)) > 0.6,
        ["dots"] = (x, y) => IsInSquare(x, y) && Math.Pow(Fraction((x + 1) * 1.5) - 0.5, 2) + Math.Pow(Fraction((y + 1) * 1.5) - 0.5, 2) < 0.09,
        ["star"] = (x, y) => Math.Sqrt((x * x) + (y * y)) < 0.5 + (0.4 * Math.Cos(5 * Math.Atan2(y, x))),
    };

    private static bool IsInSquare(double x, double y) => Math.Max(Math.Abs(x), Math.Abs(y)) < 0.9;

    private static double Fraction(double value) => value - Math.Floor(value);
}
