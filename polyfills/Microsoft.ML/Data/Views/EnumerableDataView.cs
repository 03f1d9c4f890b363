using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A view of a sequence of objects; each cursor enumerates it anew.</summary>
internal sealed class EnumerableDataView<TRow> : IDataView
    where TRow : class
{
    private readonly IEnumerable<TRow> _rows;
    private readonly PocoColumn[] _columns;

    public EnumerableDataView(IEnumerable<TRow> rows, PocoColumn[] columns)
    {
        _rows = rows;
        _columns = columns;
        Schema = PocoSchema.ToSchema(columns);
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => (_rows as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(this, ColumnSet.Flags(columnsNeeded, Schema.Count));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RowCursorBase
    {
        private readonly IEnumerator<TRow> _rows;
        private readonly Delegate[] _getters;
        private TRow _current;

        public Cursor(EnumerableDataView<TRow> view, bool[] active)
        {
            Schema = view.Schema;
            _rows = view._rows.GetEnumerator();
            var getters = new PocoGetters<TRow>(Current);
            _getters = view._columns.Select((column, i) => active[i] ? getters.Create(column) : null).ToArray();
        }

        public override DataViewSchema Schema { get; }

        protected override bool MoveNextCore()
        {
            if (!_rows.MoveNext())
            {
                _current = null;
                return false;
            }

            _current = _rows.Current ?? throw new InvalidOperationException("Encountered null when iterating over data, this is not supported.");
            return true;
        }

        public override bool IsColumnActive(DataViewSchema.Column column)
        {
            Checks.Param(column.Index < _getters.Length, nameof(column));
            return _getters[column.Index] != null;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => IsColumnActive(column)
                ? RowGetters.As<TValue>(_getters[column.Index], Schema[column.Index])
                : throw RowGetters.Inactive(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => PositionIdGetter();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _rows.Dispose();
            _current = null;
            base.Dispose(disposing);
        }

        private TRow Current()
            => _current ?? throw new InvalidOperationException("Values cannot be fetched at this time. This method was called either before the first call to MoveNext, or at any point after MoveNext returned false.");
    }
}
