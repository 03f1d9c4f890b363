using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Some columns of a schema, in a given order.</summary>
internal sealed class ColumnSelection : IRowToRowMapper
{
    private readonly int[] _inputIndices;

    public ColumnSelection(DataViewSchema inputSchema, int[] inputIndices)
    {
        _inputIndices = inputIndices;
        InputSchema = inputSchema;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputIndices.Select(index => inputSchema[index]));
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public int InputIndex(DataViewSchema.Column output)
    {
        Checks.Param(output.Index < _inputIndices.Length, "column");
        return _inputIndices[output.Index];
    }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => dependingColumns.Select(column => InputSchema[InputIndex(column)]);

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Checks.NotNull(input, nameof(input));
        Checks.State(ReferenceEquals(input.Schema, InputSchema), "Schema of input row must be the same as the schema the mapper is bound to");
        return new Row(this, input);
    }

    public DataViewRowCursor Select(DataViewRowCursor input) => new Cursor(this, input);

    private sealed class Row(ColumnSelection selection, DataViewRow input) : DataViewRow
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => selection.OutputSchema;

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(input.Schema[selection.InputIndex(column)]);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => input.GetGetter<TValue>(input.Schema[selection.InputIndex(column)]);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
        }
    }

    private sealed class Cursor(ColumnSelection selection, DataViewRowCursor input) : DataViewRowCursor
    {
        public override long Position => input.Position;

        public override long Batch => input.Batch;

        public override DataViewSchema Schema => selection.OutputSchema;

        public override bool MoveNext() => input.MoveNext();

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(input.Schema[selection.InputIndex(column)]);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => input.GetGetter<TValue>(input.Schema[selection.InputIndex(column)]);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
        }
    }
}
