namespace Microsoft.ML.Data;

/// <summary>A run of rows of a view.</summary>
internal sealed class SkipTakeDataView(IDataView source, long skip, long take) : IDataView
{
    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => source.GetRowCount() is long count ? Math.Min(Math.Max(0, count - skip), take) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = ColumnSet.Flags(columnsNeeded, Schema.Count);
        return new Cursor(source.GetRowCursor(ColumnSet.Columns(Schema, active)), active, skip, take);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor source, bool[] active, long skip, long take) : FilteredCursor(source, active)
    {
        private long _toSkip = skip;
        private long _left = take;

        protected override bool MoveNextCore()
        {
            if (_left-- == 0)
                return false;
            for (; _toSkip > 0; _toSkip--)
            {
                if (!Source.MoveNext())
                    return false;
            }

            return Source.MoveNext();
        }
    }
}
