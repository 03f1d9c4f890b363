using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <remarks>By mean and variance, for values and vectors of Single.</remarks>
public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly IHost _host;
    private readonly (string Output, string Input)[] _columns;
    private readonly long _maximumExampleCount;
    private readonly bool _fixZero;

    internal NormalizingEstimator(
        IHostEnvironment environment, (string Output, string Input)[] columns, long maximumExampleCount, bool fixZero, bool useCdf)
    {
        Checks.Param(maximumExampleCount > 1, nameof(maximumExampleCount), "Must be greater than 1");
        if (useCdf)
            throw new NotSupportedException("This subset of Microsoft.ML normalises by mean and variance without useCdf only.");
        _host = environment.Register(nameof(NormalizingEstimator));
        (_columns, _maximumExampleCount, _fixZero) = (columns, maximumExampleCount, fixZero);
    }

    public NormalizingTransformer Fit(IDataView input)
    {
        Checks.NotNull(input, nameof(input));
        var inputs = Array.ConvertAll(_columns, column => NormalizingTransformer.Find(input.Schema, column.Input));
        var scales = Array.ConvertAll(inputs, column => AffineScale.Learn(input, column, _maximumExampleCount, _fixZero));
        return new NormalizingTransformer(_host, _columns, scales);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return inputSchema.With(_columns.Select(column => OutputShape(inputSchema, column.Output, column.Input)));
    }

    private static SchemaShape.Column OutputShape(SchemaShape inputSchema, string output, string input)
    {
        if (!inputSchema.TryFindColumn(input, out var column))
            throw Checks.SchemaMismatch(nameof(inputSchema), "input", input);
        if (column.Kind == SchemaShape.Column.VectorKind.VariableVector || !column.ItemType.Equals(NumberDataViewType.Single))
            throw Checks.SchemaMismatch(nameof(inputSchema), "input", input, NormalizingTransformer.Expected, column.GetTypeString());
        var annotations = column.Annotations.Where(annotation => annotation.Name == AnnotationNames.SlotNames)
            .Append(SchemaShape.Column.Of(AnnotationNames.IsNormalized, BooleanDataViewType.Instance));
        return new SchemaShape.Column(output, column.Kind, column.ItemType, column.IsKey, new SchemaShape(annotations));
    }
}
