using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A row mapper bound to its input schema, with the one output schema that all its rows carry.</summary>
internal sealed class RowMapperBinding : IRowToRowMapper
{
    // Per output column: the index of the input column that it is, or the complement of the mapped column's.
    private readonly int[] _origins;

    public IRowMapper Mapper { get; }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public RowMapperBinding(DataViewSchema inputSchema, IRowMapper mapper)
    {
        Mapper = mapper;
        InputSchema = inputSchema;
        _origins = Origins(inputSchema, mapper.OutputColumns);
        var builder = new DataViewSchema.Builder();
        foreach (int origin in _origins)
        {
            if (origin >= 0)
                builder.AddColumn(inputSchema[origin].Name, inputSchema[origin].Type, inputSchema[origin].Annotations);
            else
                builder.AddColumn(mapper.OutputColumns[~origin].Name, mapper.OutputColumns[~origin].Type, mapper.OutputColumns[~origin].Annotations);
        }

        OutputSchema = builder.ToSchema();
    }

    /// <summary>The index of the input column that the output column is, or -1 where it is mapped.</summary>
    public int InputOf(int output) => Math.Max(_origins[output], -1);

    /// <summary>The mapper's index of the output column, or -1 where it is an input column.</summary>
    public int MappedOf(int output) => _origins[output] < 0 ? ~_origins[output] : -1;

    /// <summary>Whether any mapped column is among these output columns.</summary>
    public bool Computes(bool[] outputs) => Enumerable.Range(0, outputs.Length).Any(i => outputs[i] && _origins[i] < 0);

    /// <summary>Which of the mapper's columns are among these output columns.</summary>
    public bool[] MappedAmong(bool[] outputs)
    {
        var mapped = new bool[Mapper.OutputColumns.Count];
        for (int i = 0; i < outputs.Length; i++)
        {
            if (_origins[i] < 0)
                mapped[~_origins[i]] = outputs[i];
        }

        return mapped;
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
        var inputs = new bool[InputSchema.Count];
        for (int i = 0; i < outputs.Length; i++)
        {
            if (!outputs[i])
                continue;
            if (_origins[i] >= 0)
            {
                inputs[_origins[i]] = true;
                continue;
            }

            foreach (int dependency in Mapper.GetDependencies(~_origins[i]))
                inputs[dependency] = true;
        }

        return inputs;
    }

    // A column that takes another's name stands right behind the one it hides; the others come last.
    private static int[] Origins(DataViewSchema input, IReadOnlyList<DataViewSchema.DetachedColumn> mapped)
    {
        var origins = new List<int>();
        var placed = new bool[mapped.Count];
        foreach (DataViewSchema.Column column in input)
        {
            origins.Add(column.Index);
            for (int k = 0; k < mapped.Count && !column.IsHidden; k++)
            {
                if (mapped[k].Name == column.Name)
                {
                    origins.Add(~k);
                    placed[k] = true;
                }
            }
        }

        origins.AddRange(Enumerable.Range(0, mapped.Count).Where(k => !placed[k]).Select(k => ~k));
        return origins.ToArray();
    }
}
