using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

internal sealed class ColumnSelectionDataView(IDataView source, ColumnSelection selection) : IDataView
{
    public DataViewSchema Schema => selection.OutputSchema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => selection.Select(source.GetRowCursor(selection.GetDependencies(columnsNeeded), rand));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => Array.ConvertAll(source.GetRowCursorSet(selection.GetDependencies(columnsNeeded), n, rand), selection.Select);
}
