namespace Microsoft.ML.Internal.Expressions;

/// <summary>A fault in the text of an expression, with its place.</summary>
internal sealed class ExpressionException : Exception
{
    public ExpressionException(Token token, string message)
        : base($"at {token} (position {token.Position}): {message}")
    {
    }
}
