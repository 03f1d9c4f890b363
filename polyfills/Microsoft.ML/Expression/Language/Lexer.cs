using System.Buffers;
using System.Globalization;

namespace Microsoft.ML.Internal.Expressions;

/// <summary>Splits the text of an expression into tokens.</summary>
internal sealed class Lexer
{
    // Longest first, so that "<=" is not read as "<" and "=".
    private static readonly (string Sign, TokenKind Kind)[] Signs =
    [
        ("&&", TokenKind.And), ("||", TokenKind.Or), ("!=", TokenKind.NotEqual), ("<>", TokenKind.NotEqual),
        ("==", TokenKind.Equal), ("=>", TokenKind.Arrow), ("<=", TokenKind.LessOrEqual), (">=", TokenKind.GreaterOrEqual),
        ("??", TokenKind.Coalesce), ("=", TokenKind.Equal), ("<", TokenKind.Less), (">", TokenKind.Greater),
        ("!", TokenKind.Not), ("?", TokenKind.Question), ("^", TokenKind.Caret), ("*", TokenKind.Star),
        ("/", TokenKind.Slash), ("%", TokenKind.Percent), ("+", TokenKind.Plus), ("-", TokenKind.Minus),
        (".", TokenKind.Dot), (",", TokenKind.Comma), (":", TokenKind.Colon), (";", TokenKind.Semicolon),
        ("(", TokenKind.OpenParenthesis), (")", TokenKind.CloseParenthesis),
    ];

    private static readonly Dictionary<string, TokenKind> Words = new()
    {
        ["true"] = TokenKind.True,
        ["false"] = TokenKind.False,
        ["not"] = TokenKind.Not,
        ["and"] = TokenKind.And,
        ["or"] = TokenKind.Or,
        ["with"] = TokenKind.With,
    };

    private readonly string _source;
    private int _position;

    public Lexer(string source) => _source = source;

    private char Current => Peek(0);

    public List<Token> Read()
    {
        var tokens = new List<Token>();
        while (SkipSpaceAndComments())
            tokens.Add(Next());
        tokens.Add(new Token(TokenKind.End, _source.Length, ""));
        return tokens;
    }

    private char Peek(int ahead) => _position + ahead < _source.Length ? _source[_position + ahead] : '\0';

    private bool SkipSpaceAndComments()
    {
        while (_position < _source.Length)
        {
            if (char.IsWhiteSpace(Current))
                _position++;
            else if (Current == '/' && Peek(1) == '/')
                SkipTo(_source.AsSpan(_position).IndexOfAny(TextLiteral.LineEnds), 0, _source.Length);
            else if (Current == '/' && Peek(1) == '*')
                SkipTo(_source.AsSpan(_position + 2).IndexOf("*/"), 4, -1);
            else
                return true;
        }
        return false;
    }

    private void SkipTo(int found, int markers, int otherwise)
    {
        if (found < 0 && otherwise < 0)
            throw new ExpressionException(new Token(TokenKind.Slash, _position, "/*"), "The comment is not closed.");
        _position = found < 0 ? otherwise : _position + found + markers;
    }

    private Token Next()
    {
        if (char.IsAsciiDigit(Current) || (Current == '.' && char.IsAsciiDigit(Peek(1))))
            return NumberLiteral.Read(_source, ref _position);
        if (Current == '"' || (Current == '@' && Peek(1) == '"'))
            return TextLiteral.Read(_source, ref _position);
        if (IsNameStart(Current) || (Current == '@' && IsNameStart(Peek(1))))
            return Name();
        return Sign();
    }

    private Token Name()
    {
        int start = _position;
        bool verbatim = Current == '@';
        if (verbatim)
            _position++;
        int first = _position;
        while (IsNameStart(Current) || char.IsDigit(Current))
            _position++;
        string name = _source[first.._position];
        return !verbatim && Words.TryGetValue(name, out var word)
            ? new Token(word, start, name)
            : new Token(TokenKind.Identifier, start, name);
    }

    private Token Sign()
    {
        foreach (var (sign, kind) in Signs)
        {
            if (string.CompareOrdinal(_source, _position, sign, 0, sign.Length) != 0)
                continue;
            var token = new Token(kind, _position, sign);
            _position += sign.Length;
            return token;
        }
        throw new ExpressionException(new Token(TokenKind.End + 1, _position, Current.ToString()), "The character is not allowed here.");
    }

    private static bool IsNameStart(char character) => char.IsLetter(character) || character == '_';
}
