using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A transformer that computes each output column from one input column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private protected IReadOnlyList<(string OutputColumnName, string InputColumnName)> ColumnPairs { get; }

    private protected OneToOneTransformerBase(IHost host, IReadOnlyList<(string OutputColumnName, string InputColumnName)> columns)
        : base(host)
    {
        Checks.NotEmpty(columns, nameof(columns));
        foreach ((string output, string input) in columns)
        {
            Checks.NotEmpty(output, "outputColumnName");
            Checks.NotEmpty(input, "inputColumnName");
        }

        string twice = columns.GroupBy(column => column.OutputColumnName).FirstOrDefault(group => group.Count() > 1)?.Key;
        Checks.Param(twice is null, nameof(columns), $"Output column '{twice}' specified multiple times");
        ColumnPairs = columns;
    }

    /// <summary>The input column of a pair, or the exception of ML.NET where it is missing.</summary>
    private protected static DataViewSchema.Column FindInput(DataViewSchema schema, string inputColumnName)
        => schema.GetColumnOrNull(inputColumnName) ?? throw Checks.SchemaMismatch("inputSchema", "input", inputColumnName);
}
