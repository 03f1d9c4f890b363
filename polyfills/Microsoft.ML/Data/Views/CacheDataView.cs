using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// Keeps the columns of a view in memory, each from the first time it is asked for. Columns that cannot be copied, such as
/// images, are left out.
/// </summary>
internal sealed class CacheDataView : IDataView
{
    private const int BlockRows = 64;

    private readonly Lock _gate = new();
    private readonly IDataView _source;
    private readonly int[] _sourceIndices;
    private readonly ColumnStore[] _stores;
    private int _count = -1;

    /// <param name="source">The view to keep.</param>
    /// <param name="prefetch">The names of columns to read together at the first access; null for none.</param>
    public CacheDataView(IDataView source, IReadOnlyCollection<string> prefetch)
    {
        _source = source;
        DataViewSchema.Column[] kept = source.Schema.Where(column => Cacheable.Is(column.Type)).ToArray();
        _sourceIndices = Array.ConvertAll(kept, column => column.Index);
        _stores = new ColumnStore[kept.Length];
        Schema = Cacheable.Subset(source.Schema);
        if (prefetch is { Count: > 0 })
            Fill(prefetch.Select(name => Array.IndexOf(_sourceIndices, source.Schema[name].Index)).Where(index => index >= 0));
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => true;

    public long? GetRowCount()
    {
        Fill([]);
        return _count;
    }

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = Activate(columnsNeeded);
        return new CacheCursor(Schema, _stores, active, rand is null ? BlockedRows(0, 1) : PermutedRows(rand));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        if (n <= 1 || rand != null)
            return [GetRowCursor(columnsNeeded, rand)];
        bool[] active = Activate(columnsNeeded);
        return Enumerable.Range(0, n)
            .Select(part => (DataViewRowCursor)new CacheCursor(Schema, _stores, active, BlockedRows(part, n)))
            .ToArray();
    }

    private bool[] Activate(IEnumerable<DataViewSchema.Column> columnsNeeded)
    {
        bool[] active = ColumnSet.Flags(columnsNeeded, Schema.Count);
        Fill(Enumerable.Range(0, active.Length).Where(i => active[i]));
        return active;
    }

    private void Fill(IEnumerable<int> columns)
    {
        lock (_gate)
        {
            int[] missing = columns.Where(i => _stores[i] is null).Distinct().ToArray();
            if (missing.Length == 0 && _count >= 0)
                return;
            DataViewSchema.Column[] sources = Array.ConvertAll(missing, i => _source.Schema[_sourceIndices[i]]);
            ColumnStore[] stores = Array.ConvertAll(sources, column => ColumnStore.Create(column.Type));
            using DataViewRowCursor cursor = _source.GetRowCursor(sources);
            Action<int>[] fillers = stores.Select((store, i) => store.Filler(cursor, sources[i])).ToArray();
            int row = 0;
            for (; cursor.MoveNext(); row++)
            {
                foreach (Action<int> fill in fillers)
                    fill(row);
            }

            Checks.State(_count < 0 || _count == row, $"The cached view gave {_count} rows the first time and {row} the next");
            for (int i = 0; i < missing.Length; i++)
            {
                stores[i].Trim(row);
                _stores[missing[i]] = stores[i];
            }

            _count = row;
        }
    }

    private IEnumerable<(int Row, long Batch)> BlockedRows(int part, int parts)
    {
        for (long block = part; block * BlockRows < _count; block += parts)
        {
            int end = (int)Math.Min((block + 1) * BlockRows, _count);
            for (int row = (int)(block * BlockRows); row < end; row++)
                yield return (row, parts == 1 ? 0 : block);
        }
    }

    private IEnumerable<(int Row, long Batch)> PermutedRows(Random random)
    {
        int[] rows = Enumerable.Range(0, _count).ToArray();
        random.Shuffle(rows);
        return rows.Select(row => (row, 0L));
    }
}
