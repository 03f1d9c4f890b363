using System.Globalization;

namespace MLNetTorch.Networks;

/// <summary>Values as Python writes them.</summary>
internal static class PythonText
{
    public static string Bool(bool value) => value ? "True" : "False";

    /// <summary>The shortest digits that give the number back: <c>0.1</c>, <c>1.0</c>, <c>1e-05</c>.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        var (sign, digits, exponent) = Shortest(value);
        if (exponent is < -4 or >= 16)
        {
            var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
            return $"{sign}{digits[0]}{fraction}e{Exponent(exponent)}";
        }

        if (exponent < 0)
        {
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        }

        var padded = digits.PadRight(exponent + 2, '0');
        return $"{sign}{padded[..(exponent + 1)]}.{padded[(exponent + 1)..]}";
    }

    /// <summary>A number that Python's user would have written without a point where it is whole: <c>20</c>, <c>0.5</c>.</summary>
    public static string WholeOrNumber(double value) => double.IsInteger(value) && Math.Abs(value) < 1e15
        ? value.ToString("F0", CultureInfo.InvariantCulture)
        : Number(value);

    /// <summary>A setting whose default in PyTorch is the whole number 0; else a number.</summary>
    public static string ZeroOrNumber(double value) => value == 0 ? "0" : Number(value);

    public static string Pair(double first, double second) => $"({Number(first)}, {Number(second)})";

    /// <summary>An exponent of at least two digits, with its sign.</summary>
    public static string Exponent(int exponent) => (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);

    public static string Tuple(IReadOnlyList<long> values) => values.Count == 1 ? $"({values[0]},)" : $"({string.Join(", ", values)})";

    /// <summary>One number where all are the same, as it is usually given; else a tuple.</summary>
    public static string OneOrTuple(IReadOnlyList<long> values) =>
        values.All(value => value == values[0]) ? values[0].ToString(CultureInfo.InvariantCulture) : Tuple(values);

    /// <summary>A string as a literal.</summary>
    public static string Quoted(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var inner = string.Concat(text.Select(letter => letter switch
        {
            '\\' => @"\\",
            '\n' => @"\n",
            '\r' => @"\r",
            '\t' => @"\t",
            _ when letter == quote => $"\\{letter}",
            < ' ' or '\x7f' => $"\\x{(int)letter:x2}",
            _ => letter.ToString(),
        }));
        return $"{quote}{inner}{quote}";
    }

    private static (string Sign, string Digits, int Exponent) Shortest(double value)
    {
        var sign = double.IsNegative(value) ? "-" : "";
        var text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        for (var precision = 0; precision < 17; precision++)
        {
            var candidate = Math.Abs(value).ToString($"E{precision}", CultureInfo.InvariantCulture);
            if (double.Parse(candidate, CultureInfo.InvariantCulture) == Math.Abs(value))
            {
                text = candidate;
                break;
            }
        }

        var parts = text.Split('E');
        return (sign, parts[0].Replace(".", "", StringComparison.Ordinal), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
