using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnCopyingEstimator : TrivialEstimator<ColumnCopyingTransformer>
{
    internal ColumnCopyingEstimator(IHostEnvironment environment, IReadOnlyList<(string OutputColumnName, string InputColumnName)> columns)
        : base(environment.Register(nameof(ColumnCopyingEstimator)), new ColumnCopyingTransformer(environment, columns))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(Transformer.Pairs.Select(pair => inputSchema.TryFindColumn(pair.InputColumnName, out SchemaShape.Column input)
            ? input.Renamed(pair.OutputColumnName)
            : throw Checks.SchemaMismatch(nameof(inputSchema), "input", pair.InputColumnName)));
    }
}
