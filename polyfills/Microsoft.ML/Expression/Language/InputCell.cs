namespace Microsoft.ML.Internal.Expressions;

/// <summary>Holds the value of one input while an expression runs.</summary>
internal abstract class InputCell
{
}

internal sealed class InputCell<T> : InputCell
{
    public T Value;
}
