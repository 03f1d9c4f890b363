using Microsoft.ML.Data;
using Microsoft.ML.Internal.Expressions;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ExpressionEstimator : IEstimator<ExpressionTransformer>
{
    private const int MostInputs = 5;

    private readonly IHost _host;
    private readonly string _outputColumnName;
    private readonly string _expression;
    private readonly string[] _inputColumnNames;

    internal ExpressionEstimator(IHostEnvironment environment, string outputColumnName, string expression, string[] inputColumnNames)
    {
        Checks.State(!string.IsNullOrWhiteSpace(expression), "The expression is empty");
        Checks.State(!string.IsNullOrWhiteSpace(outputColumnName), "The name of the output column is empty");
        Checks.State(inputColumnNames is { Length: > 0 }, $"The expression of column '{outputColumnName}' needs at least one input column");
        Checks.Param(inputColumnNames.Length <= MostInputs, nameof(inputColumnNames), "maximum number of inputs exceeded");
        _host = environment.Register(nameof(ExpressionEstimator));
        _outputColumnName = outputColumnName;
        _expression = expression;
        _inputColumnNames = inputColumnNames;
    }

    public ExpressionTransformer Fit(IDataView input)
    {
        Checks.NotNull(input, nameof(input));
        var types = _inputColumnNames.Select(name => Find(input.Schema, name).Type).ToArray();
        int vector = VectorInput(types.Select(type => type is VectorDataViewType));
        var itemTypes = types.Select(type => (PrimitiveDataViewType)type.ItemTypeOf()).ToArray();
        return new ExpressionTransformer(_host, _outputColumnName, _expression, _inputColumnNames, itemTypes, vector);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        var inputs = _inputColumnNames.Select(name => Find(inputSchema, name)).ToArray();
        int vector = VectorInput(inputs.Select(column => column.Kind != SchemaShape.Column.VectorKind.Scalar));
        var compiled = ExpressionTransformer.Compile(_expression, inputs.Select(column => column.ItemType));
        var itemType = DataViewTypes.PrimitiveOrNull(compiled.ResultType);
        var kind = vector < 0 ? SchemaShape.Column.VectorKind.Scalar : inputs[vector].Kind;
        var slotNames = vector < 0 ? [] : inputs[vector].Annotations.Where(column => column.Name == AnnotationNames.SlotNames);
        return inputSchema.With(new SchemaShape.Column(_outputColumnName, kind, itemType, false, new SchemaShape(slotNames)));
    }

    private static DataViewSchema.Column Find(DataViewSchema schema, string name)
        => schema.GetColumnOrNull(name) ?? throw Checks.SchemaMismatch("inputSchema", "input", name);

    private static SchemaShape.Column Find(SchemaShape schema, string name)
        => schema.TryFindColumn(name, out var column) ? column : throw Checks.SchemaMismatch("inputSchema", "input", name);

    private static int VectorInput(IEnumerable<bool> isVector)
    {
        var vectors = isVector.Index().Where(input => input.Item).Select(input => input.Index).ToList();
        Checks.Param(vectors.Count <= 1, nameof(_inputColumnNames), "Can have at most one vector-valued source column");
        return vectors.Count == 0 ? -1 : vectors[0];
    }
}
