using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A row over one object at a time, which the owner sets.</summary>
internal sealed class PocoRow<TRow> : DataViewRow
    where TRow : class
{
    private readonly Delegate[] _getters;
    private TRow _current;
    private long _position = -1;

    public PocoRow(PocoColumn[] columns)
    {
        Schema = PocoSchema.ToSchema(columns);
        var getters = new PocoGetters<TRow>(() => _current ?? throw new InvalidOperationException("Values cannot be fetched at this time: there is no current row"));
        _getters = Array.ConvertAll(columns, getters.Create);
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => 0;

    public void Set(TRow row)
    {
        Checks.NotNull(row, nameof(row));
        _current = row;
        _position++;
    }

    public Delegate GetterAt(int index) => _getters[index];

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        Checks.State(column.Index < _getters.Length, $"Column index must be between 0 and {_getters.Length}");
        return true;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => IsColumnActive(column) ? RowGetters.As<TValue>(_getters[column.Index], Schema[column.Index]) : null;

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);
}
