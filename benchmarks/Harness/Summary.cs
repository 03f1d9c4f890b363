using System.Globalization;

namespace MLNetTorch.Benchmarks.Harness;

/// <summary>What repeated measurements come to: the median, and the quarters around it.</summary>
internal sealed record Summary(double Median, double LowerQuartile, double UpperQuartile, int Count)
{
    public static Summary Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(Quantile(sorted, 0.5), Quantile(sorted, 0.25), Quantile(sorted, 0.75), sorted.Length);
    }

    /// <summary>The same in a larger unit.</summary>
    public Summary DividedBy(double divisor) => new(Median / divisor, LowerQuartile / divisor, UpperQuartile / divisor, Count);

    /// <summary>Three digits that count, and the spread behind them.</summary>
    public override string ToString() => $"{Number(Median)} ({Number(LowerQuartile)}–{Number(UpperQuartile)})";

    public static string Number(double value) => value switch
    {
        0 => "0",
        >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        >= 0.1 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("G2", CultureInfo.InvariantCulture),
    };

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
