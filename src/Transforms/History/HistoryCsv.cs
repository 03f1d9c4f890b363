using System.Globalization;

namespace MLNetTorch.Transforms;

/// <summary>A history as comma-separated values, by the rules of RFC 4180.</summary>
internal static class HistoryCsv
{
    private const string LineEnd = "\r\n";

    public static string Of(TrainingHistory history)
    {
        var columns = history.Columns();
        var lines = history.Epochs.Select(epoch => Line(epoch, columns)).Prepend(["Epoch", .. columns, "Seconds"]);
        return string.Concat(lines.Select(fields => string.Join(',', fields.Select(Field)) + LineEnd));
    }

    private static IEnumerable<string> Line(EpochRecord epoch, IReadOnlyList<string> columns)
        => [
            epoch.Epoch.ToString(CultureInfo.InvariantCulture),
            .. columns.Select(name => Number(epoch.Metric(name))),
            Number(epoch.Duration.TotalSeconds),
        ];

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Field(string text)
        => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
