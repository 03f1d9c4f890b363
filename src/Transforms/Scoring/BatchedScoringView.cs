using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>The data with the scores' columns added, worked out batch by batch while rows are read.</summary>
internal sealed class BatchedScoringView(IDataView source, ScoringBindings bindings, NetworkScorer scorer) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => bindings.Output;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = bindings.Active(columnsNeeded);
        return Wrap(source.GetRowCursor(bindings.Dependencies(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = bindings.Active(columnsNeeded);
        return [.. source.GetRowCursorSet(bindings.Dependencies(active), n, rand).Select(cursor => Wrap(cursor, active))];
    }

    private DataViewRowCursor Wrap(DataViewRowCursor cursor, bool[] active)
        => bindings.Scores(active) && bindings.Input.All(column => !active[column.Index] || ColumnCopy.CanCopy(column.Type))
            ? new BatchedScoringCursor(cursor, bindings, scorer, active)
            : new RowScoringCursor(cursor, bindings, scorer, active);
}
