namespace Microsoft.ML.Data;

/// <summary>A cursor over some of the rows of another; values and identities are those of the source row.</summary>
internal abstract class FilteredCursor(DataViewRowCursor source, bool[] active) : RowCursorBase
{
    protected DataViewRowCursor Source { get; } = source;

    public override DataViewSchema Schema => Source.Schema;

    public override long Batch => Source.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<DataViewRowId> GetIdGetter() => Source.GetIdGetter();

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        => IsColumnActive(column) ? Source.GetGetter<TValue>(Source.Schema[column.Index]) : throw RowGetters.Inactive(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Source.Dispose();
        base.Dispose(disposing);
    }
}
