namespace Microsoft.ML.Data;

/// <summary>The rows of a view whose values pass a test.</summary>
/// <param name="inputs">The indices of the columns that the test reads.</param>
/// <param name="makeTest">Binds the test to a cursor; called once per cursor, then once per row.</param>
internal sealed class RowFilterDataView(IDataView source, int[] inputs, Func<DataViewRowCursor, Func<bool>> makeTest) : IDataView
{
    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = ColumnSet.Flags(columnsNeeded, Schema.Count);
        return Filter(source.GetRowCursor(SourceColumns(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        bool[] active = ColumnSet.Flags(columnsNeeded, Schema.Count);
        return Array.ConvertAll(source.GetRowCursorSet(SourceColumns(active), n, rand), cursor => (DataViewRowCursor)Filter(cursor, active));
    }

    private IEnumerable<DataViewSchema.Column> SourceColumns(bool[] active)
        => Schema.Where(column => active[column.Index] || Array.IndexOf(inputs, column.Index) >= 0);

    private Cursor Filter(DataViewRowCursor cursor, bool[] active) => new(cursor, active, makeTest(cursor));

    private sealed class Cursor(DataViewRowCursor source, bool[] active, Func<bool> test) : FilteredCursor(source, active)
    {
        protected override bool MoveNextCore()
        {
            while (Source.MoveNext())
            {
                if (test())
                    return true;
            }

            return false;
        }
    }
}
