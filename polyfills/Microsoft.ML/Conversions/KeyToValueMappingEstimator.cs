using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    private readonly (string Output, string Input)[] _columns;

    internal KeyToValueMappingEstimator(IHostEnvironment environment, (string Output, string Input)[] columns)
        : base(environment.Register(nameof(KeyToValueMappingEstimator)), new KeyToValueMappingTransformer(environment, columns))
        => _columns = columns;

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(column => OutputShape(inputSchema, column.Output, column.Input)));
    }

    private static SchemaShape.Column OutputShape(SchemaShape inputSchema, string output, string input)
    {
        if (!inputSchema.TryFindColumn(input, out var column))
            throw Checks.SchemaMismatch(nameof(inputSchema), "input", input);
        if (!column.IsKey)
            throw Checks.SchemaMismatch(nameof(inputSchema), "input", input, "KeyType", column.GetTypeString());
        if (!column.Annotations.TryFindColumn(AnnotationNames.KeyValues, out var values))
            throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Input column '{input}' doesn't contain key values metadata");
        var slotNames = column.Annotations.Where(annotation => annotation.Name == AnnotationNames.SlotNames);
        return new SchemaShape.Column(output, column.Kind, values.ItemType, values.IsKey, new SchemaShape(slotNames));
    }
}
