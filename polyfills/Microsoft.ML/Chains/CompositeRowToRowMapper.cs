using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The row mappers of a chain, one behind the other.</summary>
internal sealed class CompositeRowToRowMapper(DataViewSchema inputSchema, IRowToRowMapper[] mappers) : IRowToRowMapper
{
    public DataViewSchema InputSchema => inputSchema;

    public DataViewSchema OutputSchema { get; } = mappers.Length == 0 ? inputSchema : mappers[^1].OutputSchema;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        for (int i = mappers.Length - 1; i >= 0; i--)
            dependingColumns = mappers[i].GetDependencies(dependingColumns);
        return dependingColumns;
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Checks.NotNull(input, nameof(input));
        Checks.NotNull(activeColumns, nameof(activeColumns));
        Checks.Param(ReferenceEquals(input.Schema, InputSchema), nameof(input), "Schema did not match original schema");
        IEnumerable<DataViewSchema.Column> wanted = ColumnSet.Columns(OutputSchema, ColumnSet.Flags(activeColumns, OutputSchema.Count)).ToArray();
        if (mappers.Length == 0)
        {
            foreach (DataViewSchema.Column column in wanted)
                Checks.Param(input.IsColumnActive(column), nameof(input), $"Mapper required column '{column.Name}' active but it was not.");
            return input;
        }

        var needed = new IEnumerable<DataViewSchema.Column>[mappers.Length];
        needed[^1] = wanted;
        for (int i = mappers.Length - 1; i > 0; i--)
            needed[i - 1] = mappers[i].GetDependencies(needed[i]).ToArray();
        DataViewRow row = input;
        for (int i = 0; i < mappers.Length; i++)
            row = mappers[i].GetRow(row, needed[i]);
        return row;
    }
}
