using System.Globalization;
using System.Text.Json.Nodes;

namespace MLNetTorch.Estimators;

/// <summary>Numbers as texts, since JSON has no infinity; they come back to the bit.</summary>
internal static class StateText
{
    /// <summary>The shortest text that gives the same number.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    public static double Number(JsonNode? text) => double.Parse((string)text!, CultureInfo.InvariantCulture);
}
