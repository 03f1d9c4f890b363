namespace Microsoft.ML.Data;

/// <summary>Keeps a pool of rows ahead, gives one of them at random and fills its place with the next row.</summary>
internal sealed class PoolCursor : RowCursorBase
{
    private readonly DataViewRowCursor _source;
    private readonly Action<int>[] _fillers;
    private readonly Delegate[] _getters;
    private readonly ColumnStore<DataViewRowId> _ids = new();
    private readonly int[] _slots;
    private readonly Random _random;
    private int _filled;
    private int _current = -1;

    public PoolCursor(DataViewSchema schema, DataViewRowCursor source, int[] sourceIndices, bool[] active, int poolRows, Random random)
    {
        Schema = schema;
        _source = source;
        _random = random;
        _slots = Enumerable.Range(0, poolRows).ToArray();
        _getters = new Delegate[active.Length];
        var fillers = new List<Action<int>> { _ids.Filler(source.GetIdGetter()) };
        for (int i = 0; i < active.Length; i++)
        {
            if (!active[i])
                continue;
            DataViewSchema.Column column = source.Schema[sourceIndices[i]];
            ColumnStore store = ColumnStore.Create(column.Type);
            fillers.Add(store.Filler(source, column));
            _getters[i] = store.Getter(Slot);
        }

        _fillers = fillers.ToArray();
    }

    public override DataViewSchema Schema { get; }

    protected override bool MoveNextCore()
    {
        if (_current >= 0)
            Refill(_current);
        while (_filled < _slots.Length && _source.MoveNext())
            Store(_slots[_filled++]);
        if (_filled == 0)
            return false;
        _current = _random.Next(_filled);
        return true;
    }

    // The row handed out last makes room for the next one; at the end of the source the pool shrinks.
    private void Refill(int position)
    {
        if (_source.MoveNext())
            Store(_slots[position]);
        else
        {
            _filled--;
            (_slots[position], _slots[_filled]) = (_slots[_filled], _slots[position]);
        }
    }

    private void Store(int slot)
    {
        foreach (Action<int> fill in _fillers)
            fill(slot);
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => _getters[column.Index] != null;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => IsColumnActive(column)
            ? RowGetters.As<TValue>(_getters[column.Index], Schema[column.Index])
            : throw RowGetters.Inactive(column);

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ValueGetter<DataViewRowId>)_ids.Getter(Slot);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }

    private int Slot()
    {
        CheckStarted("value");
        return _slots[_current];
    }
}
