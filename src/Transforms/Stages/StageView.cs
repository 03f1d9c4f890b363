using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>A data view with a stage's column added; rows, order, shuffling and parallel cursors are the source's.</summary>
internal sealed class StageView(IDataView source, StageMapper mapper) : IDataView
{
    public DataViewSchema Schema => mapper.OutputSchema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var needed = columnsNeeded.ToArray();
        // As ML.NET does it for its own stages: decoding pictures is worth all cores.
        return mapper.ReadsPictures(needed) && ParallelCursor.CanJoin(needed)
            ? ParallelCursor.Join(GetRowCursorSet(needed, ParallelCursor.Wanted, rand), needed)
            : Map(source.GetRowCursor(mapper.GetDependencies(needed), rand), needed);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var needed = columnsNeeded.ToArray();
        return Array.ConvertAll(source.GetRowCursorSet(mapper.GetDependencies(needed), n, rand), cursor => Map(cursor, needed));
    }

    private StageCursor Map(DataViewRowCursor cursor, DataViewSchema.Column[] needed) => new(cursor, mapper.GetRow(cursor, needed));
}
