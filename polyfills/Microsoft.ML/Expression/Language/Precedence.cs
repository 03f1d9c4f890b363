namespace Microsoft.ML.Internal.Expressions;

/// <summary>How tightly operators bind, loosest first.</summary>
internal enum Precedence
{
    None,
    Conditional,
    Coalesce,
    Or,
    And,
    Compare,
    Add,
    Multiply,
    Unary,
    Power,
}
