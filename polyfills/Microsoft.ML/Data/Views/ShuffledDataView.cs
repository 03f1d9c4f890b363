using Microsoft.ML.Internal;

namespace Microsoft.ML.Data;

/// <summary>Hands out the rows of a view from a pool, each time one drawn at random.</summary>
internal sealed class ShuffledDataView(IDataView source, int poolRows, bool shuffleSource, int seed) : IDataView
{
    private readonly int[] _sourceIndices = source.Schema.Where(column => Cacheable.Is(column.Type)).Select(column => column.Index).ToArray();

    public DataViewSchema Schema { get; } = Cacheable.Subset(source.Schema);

    public bool CanShuffle => true;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = ColumnSet.Flags(columnsNeeded, Schema.Count);
        Random random = rand ?? TauswortheRandom.FromSeed(seed);
        Random sourceRandom = shuffleSource ? new TauswortheRandom(random) : null;
        DataViewRowCursor cursor = source.GetRowCursor(
            _sourceIndices.Where((_, i) => active[i]).Select(index => source.Schema[index]), sourceRandom);
        return new PoolCursor(Schema, cursor, _sourceIndices, active, poolRows, random);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];
}
