using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    private readonly IHost _host;
    private readonly (string Output, string Input)[] _columns;
    private readonly KeyOptions _options;
    private readonly IDataView _keyData;

    internal ValueToKeyMappingEstimator(IHostEnvironment environment, (string Output, string Input)[] columns, KeyOptions options, IDataView keyData)
    {
        Checks.NotEmpty(columns, nameof(columns));
        foreach (var (output, _) in columns)
            Checks.NotEmpty(output, "outputColumnName");
        Checks.Param(options.MaximumNumberOfKeys > 0, "maximumNumberOfKeys", $"Must be positive, but is {options.MaximumNumberOfKeys}");
        Checks.Param(keyData == null || keyData.Schema.Count == 1, nameof(keyData),
            $"If specified, this data view should contain only a single column containing the terms to map, but this had {keyData?.Schema.Count} columns.");
        _host = environment.Register(nameof(ValueToKeyMappingEstimator));
        _columns = columns;
        _options = options;
        _keyData = keyData;
    }

    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        Checks.NotNull(input, nameof(input));
        var inputs = Array.ConvertAll(_columns, column => Find(input.Schema, column.Input));
        var maps = _keyData == null
            ? KeyMapBuilder.Learn(input, inputs, _options)
            : Array.ConvertAll(inputs, column => KeyMapBuilder.Take(_keyData, (PrimitiveDataViewType)column.Type.ItemTypeOf(), _options));
        return new ValueToKeyMappingTransformer(_host, _columns, maps, _options.AddKeyValueAnnotationsAsText);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(column => OutputShape(inputSchema, column.Output, column.Input)));
    }

    private SchemaShape.Column OutputShape(SchemaShape inputSchema, string output, string input)
    {
        if (!inputSchema.TryFindColumn(input, out var column) || DataViewTypes.PrimitiveOrNull(column.ItemType.RawType) == null)
            throw Checks.SchemaMismatch(nameof(inputSchema), "input", input);
        // New keys of old keys show the values that the old keys stand for.
        bool hasValues = column.Annotations.TryFindColumn(AnnotationNames.KeyValues, out var keyValues)
            && column.IsKey && keyValues.Kind == SchemaShape.Column.VectorKind.Vector;
        if (!hasValues)
        {
            DataViewType valueType = _options.AddKeyValueAnnotationsAsText ? TextDataViewType.Instance : column.ItemType;
            keyValues = new SchemaShape.Column(AnnotationNames.KeyValues, SchemaShape.Column.VectorKind.Vector, valueType, column.IsKey && valueType == column.ItemType);
        }
        var annotations = column.Annotations.Where(annotation => annotation.Name == AnnotationNames.SlotNames).Append(keyValues);
        return new SchemaShape.Column(output, column.Kind, NumberDataViewType.UInt32, true, new SchemaShape(annotations));
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, string name)
    {
        var column = schema.GetColumnOrNull(name) ?? throw Checks.SchemaMismatch("inputSchema", "input", name);
        Checks.Param(column.Type.ItemTypeOf() is PrimitiveDataViewType, "inputSchema", $"Column '{name}' of type {column.Type} cannot be mapped to keys");
        return column;
    }

    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }
}
