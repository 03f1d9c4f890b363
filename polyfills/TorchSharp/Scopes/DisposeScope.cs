namespace TorchSharp;

/// <summary>Owns what is created on its thread while it is open, and disposes of it at its end.</summary>
public sealed partial class DisposeScope : IDisposable
{
    private const int ShortList = 64;

    private readonly DisposeScopeManager manager;
    private readonly List<IDisposable> owned = [];
    private int gaps;
    private bool disposed;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope outer)
    {
        this.manager = manager;
        Outer = outer;
    }

    internal DisposeScope Outer { get; set; }

    public int DisposablesCount
    {
        get
        {
            ThrowIfDisposed();
            return owned.Count - gaps;
        }
    }

    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            ThrowIfDisposed();
            return owned.Where(item => item is not null).ToList();
        }
    }

    public bool Contains(IDisposable disposable) => IndexOf(disposable) >= 0;

    public void DisposeEverything()
    {
        ThrowIfDisposed();
        // Nothing is copied: this is how every scope ends, often many times a second.
        for (int i = 0; i < owned.Count; i++)
        {
            var item = owned[i];
            owned[i] = null;
            if (item is not null)
                Release(item);
        }
        owned.Clear();
        gaps = 0;
    }

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ThrowIfDisposed();
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        var old = owned.ToArray();
        owned.Clear();
        gaps = 0;
        foreach (var item in old)
        {
            if (item is null)
                continue;
            if (keep.Contains(item))
            {
                Put(item);
                continue;
            }
            Release(item);
        }
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut(new IDisposable[] { keep });
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut(new IDisposable[] { first, second });
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut(new IDisposable[] { first, second, third });
        return (first, second, third);
    }

    public void Dispose()
    {
        if (disposed)
            return;
        DisposeEverything();
        manager.Close(this);
        disposed = true;
    }

    /// <summary>Tells the scope that somebody else has disposed of the object.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        ThrowIfDisposed();
        manager.Counts.DisposedInScopeCount++;
        Remove(disposable);
    }

    internal void Take(torch.Tensor tensor) => Put(tensor);

    /// <summary>A tensor left by its own Dispose, perhaps on the finaliser's thread.</summary>
    internal void Forget(torch.Tensor tensor)
    {
        manager.Counts.DisposedInScopeCount++;
        Remove(tensor);
    }

    private void Release(IDisposable item)
    {
        manager.Counts.DisposedInScopeCount++;
        if (item is torch.Tensor tensor)
            tensor.OwningScope = null;
        item.Dispose();
    }

    private void Put(IDisposable item)
    {
        if (item is torch.Tensor tensor)
        {
            tensor.OwningScope = this;
            tensor.SlotInScope = owned.Count;
        }
        owned.Add(item);
    }

    private bool Remove(IDisposable item)
    {
        int index = IndexOf(item);
        if (index < 0)
            return false;
        if (item is torch.Tensor tensor)
            tensor.OwningScope = null;
        owned[index] = null;
        gaps++;
        while (owned.Count > 0 && owned[^1] is null)
        {
            owned.RemoveAt(owned.Count - 1);
            gaps--;
        }
        if (gaps > ShortList && gaps > owned.Count / 2)
            CloseGaps();
        return true;
    }

    private void CloseGaps()
    {
        var items = owned.Where(item => item is not null).ToList();
        owned.Clear();
        gaps = 0;
        items.ForEach(Put);
    }

    // A tensor knows its place; anything else is rare enough to be looked for.
    private int IndexOf(IDisposable item)
    {
        if (item is torch.Tensor tensor)
            return ReferenceEquals(tensor.OwningScope, this) ? tensor.SlotInScope : -1;
        return owned.FindLastIndex(other => other is not null && ReferenceEquals(other, item));
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(disposed, this);
}
