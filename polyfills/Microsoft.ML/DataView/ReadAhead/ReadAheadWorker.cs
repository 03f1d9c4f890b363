using System.Collections.Concurrent;

namespace Microsoft.ML;

/// <summary>Runs one cursor on a thread of its own, a few batches ahead of the consumer.</summary>
internal sealed class ReadAheadWorker
{
    private const int BatchesAhead = 4;

    private readonly DataViewRowCursor _cursor;
    private readonly bool[] _active;
    private readonly BlockingCollection<RowBatch> _ready = new(BatchesAhead);
    private readonly ConcurrentQueue<RowBatch> _free = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private Exception _error;

    public ReadAheadWorker(DataViewRowCursor cursor, bool[] active)
    {
        _cursor = cursor;
        _active = active;
        _thread = new Thread(Run) { IsBackground = true, Name = "ML.NET read-ahead" };
        _thread.Start();
    }

    /// <summary>The batch to be read next; null at the end.</summary>
    public RowBatch Head { get; private set; }

    /// <summary>Waits for the next batch. A failure of the thread comes out here, wrapped as ML.NET wraps it.</summary>
    public bool MoveNext()
    {
        if (Head != null)
            _free.Enqueue(Head);
        Head = _ready.TryTake(out RowBatch batch, Timeout.Infinite) ? batch : null;
        if (Head is null && _error != null)
            throw new InvalidOperationException("Splitter/consolidator worker encountered exception while consuming source data", _error);
        return Head != null;
    }

    public void Stop()
    {
        _stop.Cancel();
        _thread.Join();
        _cursor.Dispose();
        _ready.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            for (bool more = _cursor.MoveNext(); more;)
            {
                RowBatch batch = _free.TryDequeue(out RowBatch used) ? used : new RowBatch(_cursor, _active);
                batch.Restart(_cursor.Batch);
                do
                {
                    batch.AddCurrentRow();
                    more = _cursor.MoveNext();
                }
                while (more && batch.Count < RowBatch.Capacity && _cursor.Batch == batch.Number);
                _ready.Add(batch, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The consumer needs no more rows.
        }
        catch (Exception error)
        {
            _error = error;
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }
}
