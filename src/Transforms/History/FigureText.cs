using System.Globalization;

namespace MLNetTorch.Transforms;

/// <summary>Figures as people read them.</summary>
internal static class FigureText
{
    /// <summary>Four decimals, which are read at a glance but hide what is tiny, such as a learning rate of 1e-5: that has a power of ten.</summary>
    public static string Of(double? value) => value switch
    {
        null => "-",
        { } number when number == 0 || Math.Abs(number) is >= 0.001 and < 100_000 => number.ToString("F4", CultureInfo.InvariantCulture),
        { } number => number.ToString("0.###e+0", CultureInfo.InvariantCulture),
    };

    /// <summary>A figure of that name. The digits of a learning rate are few, and all of them tell.</summary>
    public static string Of(string metric, double? value)
        => metric == MetricNames.LearningRate && value is { } rate && Math.Abs(rate) is >= 0.0001 and < 1000
            ? rate.ToString("0.######", CultureInfo.InvariantCulture)
            : Of(value);
}
