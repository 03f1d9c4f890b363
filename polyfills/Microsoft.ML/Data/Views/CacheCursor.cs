namespace Microsoft.ML.Data;

/// <summary>A cursor over stored columns, in the given order of rows.</summary>
internal sealed class CacheCursor : RowCursorBase
{
    private readonly IEnumerator<(int Row, long Batch)> _rows;
    private readonly Delegate[] _getters;
    private int _row;
    private long _batch;

    public CacheCursor(DataViewSchema schema, ColumnStore[] stores, bool[] active, IEnumerable<(int Row, long Batch)> rows)
    {
        Schema = schema;
        _rows = rows.GetEnumerator();
        _getters = stores.Select((store, i) => active[i] ? store.Getter(Row) : null).ToArray();
    }

    public override DataViewSchema Schema { get; }

    public override long Batch => _batch;

    protected override bool MoveNextCore()
    {
        if (!_rows.MoveNext())
            return false;
        (_row, _batch) = _rows.Current;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _getters[column.Index] != null;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => IsColumnActive(column)
            ? RowGetters.As<TValue>(_getters[column.Index], Schema[column.Index])
            : throw RowGetters.Inactive(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row(), 0);

    private int Row()
    {
        CheckStarted("value");
        return _row;
    }
}
