using System.Globalization;

namespace Microsoft.ML.Internal.Expressions;

/// <summary>Reads whole numbers (decimal, 0x…, suffixes u and l) and real numbers (suffixes f and d; Single without one).</summary>
internal static class NumberLiteral
{
    public static Token Read(string source, ref int position)
    {
        int start = position;
        if (IsHexadecimal(source, position))
            return ReadHexadecimal(source, ref position, start);

        bool real = SkipNumber(source, ref position);
        var digits = source.AsSpan(start, position - start);
        char suffix = position < source.Length ? char.ToLowerInvariant(source[position]) : '\0';
        if (suffix is 'd' or 'f')
            position++;
        else if (!real)
            return ReadDecimal(source, ref position, start, digits);

        double value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        string text = source[start..position];
        return suffix == 'd'
            ? new Token(TokenKind.Double, start, text, value)
            : new Token(TokenKind.Single, start, text, (float)value);
    }

    private static bool IsHexadecimal(string source, int position)
        => position + 2 < source.Length && source[position] == '0' && source[position + 1] is 'x' or 'X'
        && char.IsAsciiHexDigit(source[position + 2]);

    // Returns whether the number has a point or an exponent.
    private static bool SkipNumber(string source, ref int position)
    {
        bool real = false;
        SkipDigits(source, ref position);
        if (position + 1 < source.Length && source[position] == '.' && char.IsAsciiDigit(source[position + 1]))
        {
            real = true;
            position++;
            SkipDigits(source, ref position);
        }
        if (position + 1 >= source.Length || source[position] is not ('e' or 'E'))
            return real;
        int exponent = position + (source[position + 1] is '+' or '-' ? 2 : 1);
        if (exponent >= source.Length || !char.IsAsciiDigit(source[exponent]))
            return real;
        position = exponent;
        SkipDigits(source, ref position);
        return true;
    }

    private static void SkipDigits(string source, ref int position)
    {
        while (position < source.Length && char.IsAsciiDigit(source[position]))
            position++;
    }

    private static Token ReadDecimal(string source, ref int position, int start, ReadOnlySpan<char> digits)
    {
        bool known = ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value);
        var (isLong, _) = SkipSuffix(source, ref position);
        if (!known)
            throw Overflow(source[start..position], start);
        return Whole(source[start..position], start, value, isLong || value > int.MaxValue, signed: false);
    }

    private static Token ReadHexadecimal(string source, ref int position, int start)
    {
        position += 2;
        int first = position;
        while (position < source.Length && char.IsAsciiHexDigit(source[position]))
            position++;
        bool known = ulong.TryParse(source.AsSpan(first, position - first), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value);
        var (isLong, isUnsigned) = SkipSuffix(source, ref position);
        if (!known)
            throw Overflow(source[start..position], start);
        bool fits = value <= int.MaxValue || (value <= uint.MaxValue && !isUnsigned);
        return Whole(source[start..position], start, value, isLong || !fits, signed: !isUnsigned);
    }

    private static Token Whole(string text, int start, ulong value, bool isLong, bool signed)
    {
        if (!isLong)
            return new Token(TokenKind.Integer, start, text, unchecked((int)value));
        if (value > long.MaxValue && !signed)
            throw Overflow(text, start);
        return new Token(TokenKind.Integer, start, text, unchecked((long)value));
    }

    private static (bool IsLong, bool IsUnsigned) SkipSuffix(string source, ref int position)
    {
        bool isLong = false;
        bool isUnsigned = false;
        for (; position < source.Length; position++)
        {
            char letter = char.ToLowerInvariant(source[position]);
            if (letter == 'u' && !isUnsigned)
                isUnsigned = true;
            else if (letter == 'l' && !isLong)
                isLong = true;
            else
                break;
        }
        return (isLong, isUnsigned);
    }

    private static ExpressionException Overflow(string text, int start)
        => new(new Token(TokenKind.Integer, start, text), "Overflow");
}
