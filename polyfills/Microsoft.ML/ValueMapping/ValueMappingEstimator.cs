using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public class ValueMappingEstimator : TrivialEstimator<ValueMappingTransformer>
{
    private readonly LookupMap _map;
    private readonly (string Output, string Input) _column;

    internal ValueMappingEstimator(IHostEnvironment environment, LookupMap map, (string Output, string Input) column)
        : base(environment.Register(nameof(ValueMappingEstimator)), new ValueMappingTransformer(environment, map, [column]))
    {
        _map = map;
        _column = column;
    }

    public sealed override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        if (!inputSchema.TryFindColumn(_column.Input, out var input))
            throw Checks.SchemaMismatch(nameof(inputSchema), "input", _column.Input);
        var annotations = new SchemaShape(_map.Annotations.Schema.Select(annotation => SchemaShape.Column.Of(annotation.Name, annotation.Type)));
        var output = SchemaShape.Column.Of(_column.Output, _map.ValueType, annotations);
        if (input.Kind == SchemaShape.Column.VectorKind.Scalar)
            return inputSchema.With(output);
        if (_map.ValueType is VectorDataViewType)
            throw new NotSupportedException($"Column '{_column.Input}' cannot be mapped to values when the column and the map values are both vector type.");
        return inputSchema.With(new SchemaShape.Column(_column.Output, input.Kind, output.ItemType, output.IsKey, annotations));
    }
}

public sealed class ValueMappingEstimator<TKey, TValue> : ValueMappingEstimator
{
    internal ValueMappingEstimator(IHostEnvironment environment, LookupMap map, (string Output, string Input) column)
        : base(environment, map, column)
    {
    }
}
