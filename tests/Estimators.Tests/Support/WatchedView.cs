using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A view that counts how it is read, and can be told to behave badly.</summary>
internal sealed class WatchedView(Func<int, IDataView> passes) : IDataView
{
    private readonly IDataView _first = passes(0);
    private int _opened;
    private int _open;
    private int _read;

    /// <summary>The same rows in every pass.</summary>
    public WatchedView(IDataView rows)
        : this(_ => rows)
    {
    }

    /// <summary>Called at every row, with the number of the pass, from 0, and of the row.</summary>
    public Action<int, long> OnRow { get; init; } = (_, _) => { };

    /// <summary>The cursors that were opened for columns.</summary>
    public int Opened => _opened;

    /// <summary>Those of them that were to compute the rows on the reader's own thread.</summary>
    public int OpenedAlone { get; private set; }

    /// <summary>The cursors that nobody has closed.</summary>
    public int Open => _open;

    /// <summary>The rows that were gone to, over all passes.</summary>
    public int Read => _read;

    public bool CanShuffle => false;

    public DataViewSchema Schema => _first.Schema;

    public long? GetRowCount() => _first.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] columns = [.. columnsNeeded];
        if (columns.Length == 0)
            return _first.GetRowCursor(columns);
        var pass = Interlocked.Increment(ref _opened) - 1;
        Interlocked.Increment(ref _open);
        var rows = passes(pass);
        return new Cursor(this, pass, rows.GetRowCursor(columns.Select(column => rows.Schema[column.Index])));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        OpenedAlone += n == 1 ? 1 : 0;
        return [GetRowCursor(columnsNeeded, rand)];
    }

    private sealed class Cursor(WatchedView owner, int pass, DataViewRowCursor inner) : DataViewRowCursor
    {
        private bool _closed;

        public override long Position => inner.Position;

        public override long Batch => inner.Batch;

        public override DataViewSchema Schema => inner.Schema;

        public override bool MoveNext()
        {
            if (!inner.MoveNext())
                return false;
            Interlocked.Increment(ref owner._read);
            owner.OnRow(pass, inner.Position);
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => inner.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => inner.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => inner.GetIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_closed)
            {
                _closed = true;
                Interlocked.Decrement(ref owner._open);
                inner.Dispose();
            }
            base.Dispose(disposing);
        }
    }
}
