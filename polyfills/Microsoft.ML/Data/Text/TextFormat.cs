using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How lines are cut into fields.</summary>
internal sealed record TextFormat(
    string Separators, bool AllowQuoting, bool AllowSparse, bool TrimWhitespace, bool ReadMultilines, char EscapeChar, char DecimalMarker, bool MissingRealsAsNaNs)
{
    public static TextFormat Of(TextLoader.Options options)
    {
        Checks.NotEmpty(options.Separators, nameof(options.Separators));
        var format = new TextFormat(
            new string(options.Separators.Select(separator => Checked(separator, options)).Distinct().ToArray()),
            options.AllowQuoting,
            options.AllowSparse,
            options.TrimWhitespace,
            options.AllowQuoting && options.ReadMultilines,
            options.EscapeChar,
            options.DecimalMarker,
            options.MissingRealsAsNaNs);
        Checks.Param(options.DecimalMarker is '.' or ',', nameof(options.DecimalMarker),
            $"Decimal marker cannot be the '{options.DecimalMarker}' character. It must be '.' or ','.");
        Checks.Param(options.AllowQuoting || options.DecimalMarker != ',' || !format.Separators.Contains(','), nameof(options.AllowQuoting),
            "Quoting must be allowed if decimal marker and separator are the ',' character.");
        Checks.Param(!format.Separators.Contains(options.EscapeChar), nameof(options.EscapeChar),
            $"EscapeChar '{options.EscapeChar}' can't be used both as EscapeChar and separator");
        return format;
    }

    private static char Checked(char separator, TextLoader.Options options)
    {
        Checks.Param(separator != ':' || !options.AllowSparse, "Separator", "When the separator is colon, turn off allowSparse");
        Checks.Param(separator == '\t' || (separator >= ' ' && !char.IsAsciiDigit(separator) && separator != '"'), "Separator", $"Illegal separator: '{separator}'");
        return separator;
    }
}
