using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class TypeConvertingEstimator : TrivialEstimator<TypeConvertingTransformer>
{
    private readonly (string Output, string Input)[] _columns;
    private readonly DataKind _outputKind;

    internal TypeConvertingEstimator(IHostEnvironment environment, (string Output, string Input)[] columns, DataKind outputKind)
        : base(environment.Register(nameof(TypeConvertingEstimator)), new TypeConvertingTransformer(environment, columns, outputKind))
    {
        _columns = columns;
        _outputKind = outputKind;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(column => OutputShape(inputSchema, column.Output, column.Input)));
    }

    private SchemaShape.Column OutputShape(SchemaShape inputSchema, string output, string input)
    {
        if (!inputSchema.TryFindColumn(input, out var column))
            throw Checks.SchemaMismatch(nameof(inputSchema), "input", input);
        var type = DataViewTypes.Primitive(_outputKind);
        if (ValueConversions.FindOrNull(column.ItemType, type) == null)
            throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Don't know how to convert {input} into {type}");
        return new SchemaShape.Column(output, column.Kind, type, false, column.Annotations);
    }
}
