using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnConcatenatingEstimator : IEstimator<ColumnConcatenatingTransformer>
{
    private readonly IHost _host;
    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingEstimator(IHostEnvironment environment, string outputColumnName, string[] inputColumnNames)
    {
        _host = environment.Register(nameof(ColumnConcatenatingEstimator));
        Checks.NotEmpty(outputColumnName, nameof(outputColumnName));
        Checks.NotNull(inputColumnNames, nameof(inputColumnNames));
        Checks.Param(inputColumnNames.Length > 0, nameof(inputColumnNames), "Input columns not specified");
        Checks.Param(!inputColumnNames.Any(string.IsNullOrEmpty), nameof(inputColumnNames), "Contained some null or empty items");
        _output = outputColumnName;
        _inputs = inputColumnNames;
    }

    public ColumnConcatenatingTransformer Fit(IDataView input)
    {
        Checks.NotNull(input, nameof(input));
        return new ColumnConcatenatingTransformer(_host, _output, _inputs);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        SchemaShape.Column[] columns = Array.ConvertAll(_inputs, name => inputSchema.TryFindColumn(name, out SchemaShape.Column column)
            ? column
            : throw Checks.SchemaMismatch(nameof(inputSchema), "input", name));
        foreach (SchemaShape.Column column in columns)
        {
            Checks.State(!column.IsKey, $"Column '{column.Name}' is key. Concatenation of keys is unsupported.");
            Checks.State(column.ItemType.Equals(columns[0].ItemType),
                $"Concatenated columns should have the same type. Column '{column.Name}' has type of {column.ItemType}, but expected column type is {columns[0].ItemType}.");
        }

        bool isVariable = columns.Any(column => column.Kind == SchemaShape.Column.VectorKind.VariableVector);
        return inputSchema.With(new SchemaShape.Column(
            _output,
            isVariable ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector,
            columns[0].ItemType,
            isKey: false,
            new SchemaShape(AnnotationsOf(columns))));
    }

    private static IEnumerable<SchemaShape.Column> AnnotationsOf(SchemaShape.Column[] columns)
    {
        if (columns.All(column => Has(column, AnnotationNames.IsNormalized)))
            yield return SchemaShape.Column.Of(AnnotationNames.IsNormalized, BooleanDataViewType.Instance);
        if (columns.Any(column => column.Kind == SchemaShape.Column.VectorKind.Scalar || Has(column, AnnotationNames.SlotNames)))
            yield return SchemaShape.Column.Of(AnnotationNames.SlotNames, new VectorDataViewType(TextDataViewType.Instance, 1));
    }

    private static bool Has(SchemaShape.Column column, string annotation) => column.Annotations.TryFindColumn(annotation, out _);
}
