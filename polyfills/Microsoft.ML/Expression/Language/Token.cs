namespace Microsoft.ML.Internal.Expressions;

/// <summary>One word or sign of an expression; <paramref name="Value"/> is the constant of a literal.</summary>
internal readonly record struct Token(TokenKind Kind, int Position, string Text, object Value = null)
{
    // A literal may be many megabytes long, which no message should repeat.
    private const int LongestShown = 40;

    public override string ToString()
        => Kind == TokenKind.End ? "end of expression"
        : Text.Length <= LongestShown ? $"'{Text}'"
        : $"'{Text.AsSpan(0, LongestShown)}…'";
}
