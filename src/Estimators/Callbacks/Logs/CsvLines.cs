using System.Globalization;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Comma-separated values (RFC 4180, but for line ends, which are single on every system).</summary>
internal sealed class CsvLines : EpochLines
{
    /// <inheritdoc/>
    public override string Header(IEnumerable<string> figures)
        => string.Join(',', figures.Select(Quoted).Prepend("Seconds").Prepend(nameof(EpochRecord.Epoch)));

    /// <inheritdoc/>
    public override string Of(EpochRecord record, IEnumerable<string> figures)
    {
        var values = record.AllMetrics().ToDictionary();
        var cells = figures.Select(name => values.TryGetValue(name, out var value) ? Text(value) : "");
        return string.Join(',', cells.Prepend(Text(record.Duration.TotalSeconds)).Prepend(Text(record.Epoch)));
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string name)
        => name.AsSpan().ContainsAny(",\"\r\n") ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
