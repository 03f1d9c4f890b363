using Microsoft.ML.Data;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Holds rows back within their engines until a number of them is there at once, so that a test sees a pool at work.</summary>
internal sealed class Meeting(int size) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ManualResetEventSlim _open = new();
    private int _here;

    /// <summary>A row that comes to the meeting when it is read.</summary>
    public MeetingRow NewRow() => new(Arrive);

    /// <summary>Waits until so many rows are held back.</summary>
    public void WaitFor(int rows) => Assert.IsTrue(SpinWait.SpinUntil(() => Volatile.Read(ref _here) == rows, Patience));

    /// <summary>Lets all go, and holds back nobody from now on.</summary>
    public void End() => _open.Set();

    public void Dispose() => _open.Dispose();

    private void Arrive()
    {
        if (Interlocked.Increment(ref _here) == size)
            End();
        Assert.IsTrue(_open.Wait(Patience), $"{_here} rows of {size} came.");
    }
}

/// <summary>A row for <see cref="TinyModel"/> whose features take their time.</summary>
public sealed class MeetingRow
{
    private Action? _arrive;

    public MeetingRow()
    {
    }

    internal MeetingRow(Action arrive) => _arrive = arrive;

    [VectorType(1, 2, 3)]
    public float[] Features
    {
        get
        {
            Interlocked.Exchange(ref _arrive, null)?.Invoke();
            return TinyRow.At(0).Features;
        }
        set => throw new NotSupportedException();
    }
}
