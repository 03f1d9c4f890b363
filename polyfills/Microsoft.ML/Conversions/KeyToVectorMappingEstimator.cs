using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class KeyToVectorMappingEstimator : TrivialEstimator<KeyToVectorMappingTransformer>
{
    private readonly (string Output, string Input)[] _columns;
    private readonly bool _outputCountVector;

    internal KeyToVectorMappingEstimator(IHostEnvironment environment, (string Output, string Input)[] columns, bool outputCountVector)
        : base(environment.Register(nameof(KeyToVectorMappingEstimator)), new KeyToVectorMappingTransformer(environment, columns, outputCountVector))
        => (_columns, _outputCountVector) = (columns, outputCountVector);

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(column => OutputShape(inputSchema, column.Output, column.Input)));
    }

    private SchemaShape.Column OutputShape(SchemaShape inputSchema, string output, string input)
    {
        if (!inputSchema.TryFindColumn(input, out var column))
            throw Checks.SchemaMismatch(nameof(inputSchema), "input", input);
        var annotations = new List<SchemaShape.Column>();
        if (column.Annotations.TryFindColumn(AnnotationNames.KeyValues, out var values) && values.ItemType is TextDataViewType)
            annotations.Add(new SchemaShape.Column(AnnotationNames.SlotNames, SchemaShape.Column.VectorKind.Vector, values.ItemType, false));
        if (!_outputCountVector)
            annotations.Add(new SchemaShape.Column(AnnotationNames.CategoricalSlotRanges, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Int32, false));
        annotations.Add(SchemaShape.Column.Of(AnnotationNames.IsNormalized, BooleanDataViewType.Instance));
        return new SchemaShape.Column(output, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false, new SchemaShape(annotations));
    }
}
