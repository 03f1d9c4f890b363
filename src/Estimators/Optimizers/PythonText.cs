using System.Globalization;

namespace MLNetTorch.Estimators;

/// <summary>Values as Python writes them.</summary>
internal static class PythonText
{
    /// <summary>True or False.</summary>
    public static string Of(bool value) => value ? "True" : "False";

    /// <summary>A pair: "(0.9, 0.999)".</summary>
    public static string Of((double First, double Second) pair) => $"({Of(pair.First)}, {Of(pair.Second)})";

    /// <summary>A float of the size that settings have, finite and below 1e15: "0.1", "1.0", "1e-08".</summary>
    public static string Of(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('E', StringComparison.Ordinal))
            return text.Replace('E', 'e');
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    /// <summary>A setting whose default is the integer 0 in PyTorch: "0", else a float.</summary>
    public static string IntegerOr(double value) => value == 0 ? "0" : Of(value);
}
