using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Reads the batches of one epoch ahead, on a thread of its own, a few at most. Only the numbers of slots go to and fro; the rows stay where they were read.</summary>
internal sealed class Prefetch : IDisposable
{
    private readonly StreamPlan _plan;
    private readonly RowSlots _slots;
    private readonly BlockingCollection<long[]> _free = [];
    private readonly BlockingCollection<ArraySegment<long>> _ready = [];
    private readonly CancellationTokenSource _end = new();
    private readonly List<long[]> _used = [];
    private readonly Thread _reader;
    private ExceptionDispatchInfo? _fault;

    public Prefetch(StreamPlan plan, RowSlots slots, bool parallel, int epoch, int from)
    {
        (_plan, _slots) = (plan, slots);
        foreach (var batch in plan.FreeSlots())
            _free.Add(batch);
        _reader = new Thread(() => Read(parallel, epoch, from)) { IsBackground = true, Name = "MLNetTorch reader" };
        _reader.Start();
    }

    /// <summary>How long the training waited for rows.</summary>
    public TimeSpan Waited { get; private set; }

    /// <summary>The rows of the next batch, once they are there, in the current dispose scope.</summary>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="InvalidOperationException">There is no further one.</exception>
    public (Tensor Features, Tensor Labels, Tensor? Weights) Take(CancellationToken stop)
    {
        if (Next(stop, out var batch))
        {
            var rows = _slots.Gather(batch);
            GiveBack(batch.Array!);
            return rows;
        }
        _fault?.Throw();
        throw StreamedBatches.Changed("fewer");
    }

    /// <summary>Makes sure that nothing comes after the last batch.</summary>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="InvalidOperationException">There is a further one.</exception>
    public void RequireEnd(CancellationToken stop)
    {
        if (_ready.TryTake(out _, Timeout.Infinite, stop))
            throw StreamedBatches.Changed("more");
        _fault?.Throw();
    }

    /// <summary>Ends the reading and waits for its end.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _reader.Join();
        _ready.Dispose();
        _free.Dispose();
        _end.Dispose();
    }

    private bool Next(CancellationToken stop, out ArraySegment<long> batch)
    {
        if (_ready.TryTake(out batch))
            return true;
        var start = Stopwatch.GetTimestamp();
        var taken = _ready.TryTake(out batch, Timeout.Infinite, stop);
        Waited += Stopwatch.GetElapsedTime(start);
        return taken;
    }

    // Many at once: each time the reader wakes, it takes the core of a thread that trains, and the others wait for that one.
    private void GiveBack(long[] batch)
    {
        _used.Add(batch);
        if (_used.Count * 4 < _plan.Ahead * 3)
            return;
        foreach (var each in _used)
            _free.Add(each, CancellationToken.None);
        _used.Clear();
    }

    private void Read(bool parallel, int epoch, int from)
    {
        try
        {
            using var rows = _plan.Open(epoch, _slots, parallel);
            for (var number = 0; ReadBatch(rows, number >= from); number++)
            {
                // All is done by the condition.
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Nobody wants the rest.
        }
        catch (Exception fault)
        {
            _fault = ExceptionDispatchInfo.Capture(fault);
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }

    private bool ReadBatch(RowStream rows, bool isWanted)
    {
        var batch = _free.Take(_end.Token);
        var filled = rows.Fill(batch);
        if (filled == 0)
            return false;
        if (isWanted)
            _ready.Add(new(batch, 0, filled), CancellationToken.None);
        else
            _free.Add(batch, CancellationToken.None);
        return true;
    }
}
