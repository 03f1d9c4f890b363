namespace TorchSharp;

public static partial class torch
{
    /// <summary>Opens a scope on this thread: tensors made until it ends belong to it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThisThread.Open();

    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.OfThisThread.Current;

    /// <summary>Evaluates an expression of tensors in a scope of its own, out of which only the result comes.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
