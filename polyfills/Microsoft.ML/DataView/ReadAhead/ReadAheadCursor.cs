using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>
/// Puts a set of cursors, each running ahead on its own thread, back into one, in the order of their batches: no batch
/// lies in two cursors, and in each the batches do not go down. All active columns are computed, asked for or not.
/// </summary>
internal sealed class ReadAheadCursor : RowCursorBase
{
    private readonly ReadAheadWorker[] _workers;
    private readonly List<ReadAheadWorker> _live;
    private readonly bool[] _active;
    private bool _started;
    private RowBatch _batch;
    private int _row;

    public ReadAheadCursor(DataViewRowCursor[] cursors, bool[] active)
    {
        Schema = cursors[0].Schema;
        _active = active;
        _workers = Array.ConvertAll(cursors, cursor => new ReadAheadWorker(cursor, active));
        _live = [.. _workers];
    }

    /// <summary>How many cursors a parallel consumer asks for.</summary>
    public static int Wanted { get; } = Math.Max(2, Environment.ProcessorCount - 1);

    public override DataViewSchema Schema { get; }

    protected override bool MoveNextCore()
    {
        if (_batch != null && ++_row < _batch.Count)
            return true;
        if (!_started)
            _live.RemoveAll(worker => !worker.MoveNext());
        else
            _live.RemoveAll(worker => worker.Head == _batch && !worker.MoveNext());
        _started = true;
        _batch = _live.MinBy(worker => worker.Head.Number)?.Head;
        _row = 0;
        return _batch != null;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw RowGetters.Inactive(column);
        int index = column.Index;
        RowGetters.CheckType<TValue>(Schema[index]);
        return (ref TValue value) =>
        {
            CheckStarted("value");
            ((ColumnStore<TValue>)_batch.Stores[index]).Read(_row, ref value);
        };
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
    {
        CheckStarted("ID");
        _batch.Ids.Read(_row, ref id);
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (ReadAheadWorker worker in _workers)
                worker.Stop();
        }

        base.Dispose(disposing);
    }
}
