using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A row mapper bound to its input schema, with the one output schema that all its rows carry.</summary>
internal sealed class RowMapperBinding : IRowToRowMapper
{
    public IRowMapper Mapper { get; }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public RowMapperBinding(DataViewSchema inputSchema, IRowMapper mapper)
    {
        Mapper = mapper;
        InputSchema = inputSchema;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(inputSchema);
        builder.AddColumns(mapper.OutputColumns);
        OutputSchema = builder.ToSchema();
    }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => ColumnSet.Columns(InputSchema, InputsFor(ColumnSet.Flags(dependingColumns, OutputSchema.Count)));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Checks.NotNull(input, nameof(input));
        Checks.NotNull(activeColumns, nameof(activeColumns));
        Checks.State(ReferenceEquals(input.Schema, InputSchema), "Schema of input row must be the same as the schema the mapper is bound to");
        return new MappedRow(input, new MappedColumns(this, input, ColumnSet.Flags(activeColumns, OutputSchema.Count)));
    }

    /// <summary>The input columns that the wanted output columns need.</summary>
    public bool[] InputsFor(bool[] outputs)
    {
        bool[] inputs = outputs.AsSpan(0, InputSchema.Count).ToArray();
        for (int i = InputSchema.Count; i < outputs.Length; i++)
        {
            if (!outputs[i])
                continue;
            foreach (int dependency in Mapper.GetDependencies(i - InputSchema.Count))
                inputs[dependency] = true;
        }

        return inputs;
    }
}
