namespace TorchSharp;

/// <summary>Counts of one thread's tensors.</summary>
public class ThreadDisposeScopeStatistics
{
    public long CreatedOutsideScopeCount { get; internal set; }

    public long CreatedInScopeCount { get; internal set; }

    public long DisposedInScopeCount { get; internal set; }

    public long DetachedFromScopeCount { get; internal set; }

    public long ThreadTotalLiveCount => CreatedInScopeCount - DisposedInScopeCount - DetachedFromScopeCount;

    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedInScopeCount = 0;
        DetachedFromScopeCount = 0;
    }
}
