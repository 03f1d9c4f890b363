namespace TorchSharp;

/// <summary>The scopes of one thread, innermost first.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScopeManager ofThisThread;

    internal static DisposeScopeManager OfThisThread => ofThisThread ??= new DisposeScopeManager();

    internal DisposeScope Current { get; set; }

    internal ThreadDisposeScopeStatistics Counts { get; } = new();

    /// <summary>What happened to this thread's tensors so far.</summary>
    public static ThreadDisposeScopeStatistics Statistics => OfThisThread.Counts;

    internal static void Register(torch.Tensor tensor)
    {
        var manager = OfThisThread;
        if (manager.Current is null)
        {
            manager.Counts.CreatedOutsideScopeCount++;
            return;
        }
        manager.Counts.CreatedInScopeCount++;
        manager.Current.Take(tensor);
    }

    internal DisposeScope Open() => Current = new DisposeScope(this, Current);

    internal void Close(DisposeScope scope)
    {
        if (ReferenceEquals(Current, scope))
        {
            Current = scope.Outer;
            return;
        }
        for (var inner = Current; inner is not null; inner = inner.Outer)
        {
            if (ReferenceEquals(inner.Outer, scope))
            {
                inner.Outer = scope.Outer;
                return;
            }
        }
    }
}
