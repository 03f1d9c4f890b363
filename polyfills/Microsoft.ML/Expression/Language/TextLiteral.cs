using System.Buffers;
using System.Globalization;
using System.Text;

namespace Microsoft.ML.Internal.Expressions;

/// <summary>Reads text in double quotes, plain with escapes or verbatim after an at-sign.</summary>
internal static class TextLiteral
{
    public static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\u0085\u2028\u2029");

    private static readonly SearchValues<char> Stops = SearchValues.Create("\"\\\r\n\u0085\u2028\u2029");

    public static Token Read(string source, ref int position)
    {
        int start = position;
        string text = source[position] == '@' ? ReadVerbatim(source, ref position) : ReadPlain(source, ref position);
        return new Token(TokenKind.Text, start, text, text.AsMemory());
    }

    // Text without escapes is cut out in one piece: a literal may hold tens of megabytes.
    private static string ReadPlain(string source, ref int position)
    {
        int open = position++;
        StringBuilder parts = null;
        while (true)
        {
            int length = source.AsSpan(position).IndexOfAny(Stops);
            if (length < 0 || LineEnds.Contains(source[position + length]))
                throw new ExpressionException(new Token(TokenKind.Text, open, "\""), "The text is not closed on its line.");
            int from = position;
            position += length + 1;
            if (source[position - 1] == '"')
                return parts == null ? source.Substring(from, length) : parts.Append(source, from, length).ToString();
            (parts ??= new StringBuilder()).Append(source, from, length);
            AppendEscape(parts, source, ref position);
        }
    }

    private static string ReadVerbatim(string source, ref int position)
    {
        int open = position;
        position += 2;
        var parts = new StringBuilder();
        while (true)
        {
            int length = source.AsSpan(position).IndexOf('"');
            if (length < 0)
                throw new ExpressionException(new Token(TokenKind.Text, open, "@\""), "The text is not closed.");
            parts.Append(source, position, length);
            position += length + 1;
            if (position >= source.Length || source[position] != '"')
                return parts.ToString();
            parts.Append('"');
            position++;
        }
    }

    private static void AppendEscape(StringBuilder text, string source, ref int position)
    {
        int slash = position - 1;
        char letter = position < source.Length ? source[position] : '\0';
        position++;
        switch (letter)
        {
            case '\'' or '"' or '\\': text.Append(letter); break;
            case '0': text.Append('\0'); break;
            case 'a': text.Append('\a'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case 'n': text.Append('\n'); break;
            case 'r': text.Append('\r'); break;
            case 't': text.Append('\t'); break;
            case 'v': text.Append('\v'); break;
            case 'x' or 'X': text.Append((char)Hexadecimal(source, ref position, slash, 1, 4)); break;
            case 'u': text.Append((char)Hexadecimal(source, ref position, slash, 4, 4)); break;
            case 'U': AppendCodePoint(text, Hexadecimal(source, ref position, slash, 8, 8), slash); break;
            default: throw BadEscape(slash);
        }
    }

    private static void AppendCodePoint(StringBuilder text, uint point, int slash)
    {
        if (point > 0x10FFFF)
            throw BadEscape(slash);
        if (point > char.MaxValue)
            text.Append(char.ConvertFromUtf32((int)point));
        else
            text.Append((char)point);
    }

    private static uint Hexadecimal(string source, ref int position, int slash, int least, int most)
    {
        int from = position;
        while (position - from < most && position < source.Length && char.IsAsciiHexDigit(source[position]))
            position++;
        if (position - from < least)
            throw BadEscape(slash);
        return uint.Parse(source.AsSpan(from, position - from), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private static ExpressionException BadEscape(int slash)
        => new(new Token(TokenKind.Text, slash, "\\"), "The escape is not known.");
}
