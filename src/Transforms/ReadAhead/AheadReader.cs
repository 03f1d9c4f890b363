using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>Runs one cursor on a thread of its own, a few rows ahead of who reads them.</summary>
internal sealed class AheadReader : IDisposable
{
    /// <summary>How many lots of rows there are: one is read, one waits, one is filled.</summary>
    public const int Blocks = 3;

    private readonly DataViewRowCursor _cursor;
    private readonly BlockingCollection<RowsAhead> _free = [];
    private readonly BlockingCollection<RowsAhead> _ready = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private Exception? _fault;

    public AheadReader(DataViewRowCursor cursor, bool[] active, int firstPlace)
    {
        _cursor = cursor;
        All = [.. Enumerable.Range(firstPlace, Blocks).Select(place => new RowsAhead(cursor, active, place))];
        foreach (var rows in All)
            _free.Add(rows);
        _thread = new Thread(Run) { IsBackground = true, Name = "MLNetTorch read-ahead" };
    }

    /// <summary>Everything that <see cref="Head"/> can be.</summary>
    public IReadOnlyList<RowsAhead> All { get; }

    /// <summary>The rows to be read next.</summary>
    public RowsAhead? Head { get; private set; }

    /// <summary>Waits for the next rows. What went wrong on the thread comes out here, as it was thrown there.</summary>
    public bool MoveNext()
    {
        if (_thread.ThreadState.HasFlag(ThreadState.Unstarted))
            _thread.Start();
        if (Head is not null)
            _free.Add(Head);
        Head = _ready.TryTake(out var rows, Timeout.Infinite) ? rows : null;
        if (Head is null && _fault is not null)
            ExceptionDispatchInfo.Throw(_fault);
        return Head is not null;
    }

    public void Dispose()
    {
        _stop.Cancel();
        if (!_thread.ThreadState.HasFlag(ThreadState.Unstarted))
            _thread.Join();
        _cursor.Dispose();
        _ready.Dispose();
        _free.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            for (var more = _cursor.MoveNext(); more;)
            {
                var rows = _free.Take(_stop.Token);
                more = rows.Fill();
                _ready.Add(rows, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Nobody wants more rows.
        }
#pragma warning disable CA1031 // It is thrown again where the rows are read.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _fault = fault;
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }
}
