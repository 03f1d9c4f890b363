namespace Microsoft.ML.Data;

/// <summary>
/// One side of a split: the columns of the source, under a schema of its own. The numbers follow the order of the
/// source's rows, so it is never shuffled.
/// </summary>
internal sealed class SplitDataView : IDataView
{
    private readonly IDataView _source;
    private readonly int[] _inputs;
    private readonly Func<DataViewRowCursor, Func<bool>> _makeTest;

    public SplitDataView(IDataView source, int[] inputs, Func<DataViewRowCursor, Func<bool>> makeTest)
    {
        _source = source;
        _inputs = inputs;
        _makeTest = makeTest;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(source.Schema);
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = ColumnSet.Flags(columnsNeeded, Schema.Count);
        DataViewRowCursor cursor = _source.GetRowCursor(_source.Schema.Where(column => active[column.Index] || Array.IndexOf(_inputs, column.Index) >= 0));
        return new Cursor(this, cursor, active, _makeTest(cursor));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(SplitDataView view, DataViewRowCursor source, bool[] active, Func<bool> test) : FilteredCursor(source, active)
    {
        public override DataViewSchema Schema => view.Schema;

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
