using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Reads the batches of one epoch ahead, on a thread of its own, a few at most.</summary>
internal sealed class Prefetch : IDisposable
{
    private const int Ahead = 4;

    private readonly StreamPlan _plan;
    private readonly BlockingCollection<RowBlock> _ready = new(Ahead);
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _reader;
    private ExceptionDispatchInfo? _fault;

    public Prefetch(StreamPlan plan, int epoch, int from)
    {
        _plan = plan;
        _reader = new Thread(() => Read(epoch, from)) { IsBackground = true, Name = "MLNetTorch reader" };
        _reader.Start();
    }

    /// <summary>The next batch, once it is there. The caller disposes it.</summary>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="InvalidOperationException">There is no further one.</exception>
    public RowBlock Take(CancellationToken stop)
    {
        if (_ready.TryTake(out var block, Timeout.Infinite, stop))
            return block;
        _fault?.Throw();
        throw StreamedBatches.Changed("fewer");
    }

    /// <summary>Makes sure that nothing comes after the last batch.</summary>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="InvalidOperationException">There is a further one.</exception>
    public void RequireEnd(CancellationToken stop)
    {
        if (_ready.TryTake(out var block, Timeout.Infinite, stop))
        {
            block.Dispose();
            throw StreamedBatches.Changed("more");
        }
        _fault?.Throw();
    }

    /// <summary>Ends the reading and waits for its end.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _reader.Join();
        foreach (var block in _ready)
            block.Dispose();
        _ready.Dispose();
        _end.Dispose();
    }

    private void Read(int epoch, int from)
    {
        try
        {
            using var rows = _plan.Open(epoch);
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
        _end.Token.ThrowIfCancellationRequested();
        var block = RowBlock.Of(_plan.BatchSize, _plan.Columns);
        try
        {
            var filled = rows.Fill(block);
            if (filled == 0 || !isWanted)
            {
                block.Dispose();
                return filled > 0;
            }
            if (filled < block.Rows)
                block = Cut(block, filled);
            _ready.Add(block, _end.Token);
            return true;
        }
        catch
        {
            block.Dispose();
            throw;
        }
    }

    private static RowBlock Cut(RowBlock block, int rows)
    {
        var part = block.Narrow(0, rows);
        block.Dispose();
        return part;
    }
}
