using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>Text to numbers and truth values. Empty text is zero or false.</summary>
internal static class TextParser
{
    private const char InfinitySign = '\u221E';

    /// <summary>The signs that stand for a missing value in a text file.</summary>
    public static bool IsMissing(ReadOnlySpan<char> text)
        => text is "?"
        || text.Equals("NA", StringComparison.OrdinalIgnoreCase)
        || text.Equals("N/A", StringComparison.OrdinalIgnoreCase)
        || text.Equals("NaN", StringComparison.OrdinalIgnoreCase);

    public static bool TryParse(ReadOnlySpan<char> text, out float value)
    {
        value = 0;
        return TryTrim(ref text)
            && (text.IsEmpty || TrySpecial(text, out value) || (IsPlainNumber(text)
                && float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)));
    }

    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        if (!TryTrim(ref text))
            return false;
        if (text.IsEmpty)
            return true;
        if (TrySpecial(text, out float special))
        {
            value = special;
            return true;
        }
        return IsPlainNumber(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        return text.IsEmpty || (!text.StartsWith("+")
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));
    }

    public static bool TryParse(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        return !text.IsEmpty && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    public static bool TryParse(ReadOnlySpan<char> text, out bool value)
    {
        value = IsAny(text, "T", "TRUE", "Y", "YES", "1", "+1", "+");
        return value || text.IsEmpty || IsAny(text, "F", "FALSE", "N", "NO", "0", "-1", "-");
    }

    public static float ToSingle(ReadOnlyMemory<char> text) => TryParse(text.Span, out float value) ? value : float.NaN;

    public static double ToDouble(ReadOnlyMemory<char> text) => TryParse(text.Span, out double value) ? value : double.NaN;

    public static bool ToBoolean(ReadOnlyMemory<char> text) => TryParse(text.Span, out bool value) && value;

    public static int ToInt32(ReadOnlyMemory<char> text) => checked((int)ToWhole(text, int.MinValue, int.MaxValue, "int"));

    public static long ToInt64(ReadOnlyMemory<char> text) => ToWhole(text, long.MinValue, long.MaxValue, "long");

    /// <summary>Unsigned numbers have no missing value: what cannot be read, or is above the limit, is zero.</summary>
    public static ulong ToUnsigned(ReadOnlyMemory<char> text, ulong most)
        => TryParse(text.Span, out ulong value) && value <= most ? value : 0;

    public static long ToWhole(ReadOnlyMemory<char> text, long least, long most, string type)
        => TryParse(text.Span, out long value) && value >= least && value <= most
            ? value
            : throw new InvalidOperationException($"Value could not be parsed from text to {type}.");

    // White space may follow a number. Before one it is an error but for a last single sign, as ML.NET reads it.
    private static bool TryTrim(ref ReadOnlySpan<char> text)
    {
        bool isLed = !text.IsEmpty && char.IsWhiteSpace(text[0]);
        var start = text.TrimStart();
        text = start.TrimEnd();
        return !isLed || start.Length <= 1;
    }

    // Words such as "1e5" are numbers; the words that .NET knows for infinity and NaN are not, in any case but these.
    private static bool TrySpecial(ReadOnlySpan<char> text, out float value)
    {
        value = text switch
        {
            "?" or "NaN" => float.NaN,
            "Infinity" or [InfinitySign] => float.PositiveInfinity,
            "-Infinity" or ['-', InfinitySign] => float.NegativeInfinity,
            _ => 0,
        };
        return value != 0;
    }

    private static bool IsPlainNumber(ReadOnlySpan<char> text)
        => char.IsAsciiDigit(text[^1]) || text[^1] == '.';

    private static bool IsAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
