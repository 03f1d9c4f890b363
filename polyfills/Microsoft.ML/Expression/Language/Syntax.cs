namespace Microsoft.ML.Internal.Expressions;

/// <summary>A part of an expression as written, before names and types are known.</summary>
internal abstract record Syntax(Token Token);

internal sealed record LiteralSyntax(Token Token, object Value) : Syntax(Token);

internal sealed record NameSyntax(Token Token) : Syntax(Token);

internal sealed record UnarySyntax(Token Token, Syntax Operand) : Syntax(Token);

internal sealed record BinarySyntax(Token Token, Syntax Left, Syntax Right) : Syntax(Token);

internal sealed record ConditionalSyntax(Token Token, Syntax Condition, Syntax WhenTrue, Syntax WhenFalse) : Syntax(Token);

/// <summary>A chain such as <c>a &lt; b &lt;= c</c>: one sign between each two operands.</summary>
internal sealed record CompareSyntax(Token Token, IReadOnlyList<Syntax> Operands, IReadOnlyList<TokenKind> Signs) : Syntax(Token);

internal sealed record CallSyntax(Token Token, string Namespace, IReadOnlyList<Syntax> Arguments) : Syntax(Token);

internal sealed record WithSyntax(Token Token, string Name, Syntax Value, Syntax Body) : Syntax(Token);

internal sealed record LambdaSyntax(Token Token, IReadOnlyList<Token> Parameters, Syntax Body) : Syntax(Token);
