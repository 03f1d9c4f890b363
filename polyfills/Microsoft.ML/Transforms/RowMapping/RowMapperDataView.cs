using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A lazy view of mapped rows; each cursor computes them anew.</summary>
internal sealed class RowMapperDataView : IDataView, IRowToRowMapper
{
    private readonly IDataView _source;
    private readonly RowMapperBinding _binding;

    public RowMapperDataView(IDataView source, IRowMapper mapper)
    {
        _source = source;
        _binding = new RowMapperBinding(source.Schema, mapper);
    }

    public DataViewSchema Schema => _binding.OutputSchema;

    public bool CanShuffle => _source.CanShuffle;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = ColumnSet.Flags(columnsNeeded, Schema.Count);
        // Computed columns are computed ahead, on the threads of a set of cursors, unless a column cannot be copied.
        bool computes = _binding.Computes(active);
        if (!computes || !ColumnSet.Columns(Schema, active).All(column => Cacheable.Is(column.Type)))
            return Map(_source.GetRowCursor(SourceColumns(active), rand), active);
        DataViewRowCursor[] cursors = GetRowCursorSet(ColumnSet.Columns(Schema, active), ReadAheadCursor.Wanted, CanShuffle ? rand : null);
        return new ReadAheadCursor(cursors, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        bool[] active = ColumnSet.Flags(columnsNeeded, Schema.Count);
        return Array.ConvertAll(_source.GetRowCursorSet(SourceColumns(active), n, rand), cursor => Map(cursor, active));
    }

    DataViewSchema IRowToRowMapper.InputSchema => _binding.InputSchema;

    DataViewSchema IRowToRowMapper.OutputSchema => _binding.OutputSchema;

    IEnumerable<DataViewSchema.Column> IRowToRowMapper.GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => _binding.GetDependencies(dependingColumns);

    DataViewRow IRowToRowMapper.GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
        => _binding.GetRow(input, activeColumns);

    private IEnumerable<DataViewSchema.Column> SourceColumns(bool[] active)
        => ColumnSet.Columns(_source.Schema, _binding.InputsFor(active));

    private DataViewRowCursor Map(DataViewRowCursor cursor, bool[] active)
        => new MappedCursor(cursor, new MappedColumns(_binding, cursor, active));
}
