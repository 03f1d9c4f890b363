using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ColumnSelectingTransformer : ITransformer
{
    private const string LoaderName = "SelectColumns";

    private readonly bool _keep;
    private readonly string[] _columnNames;
    private readonly bool _keepHidden;

    internal ColumnSelectingTransformer(IHostEnvironment environment, bool keep, string[] columnNames, bool keepHidden)
    {
        environment.Register(nameof(ColumnSelectingTransformer));
        Checks.NotNull(columnNames, keep ? "keepColumns" : "dropColumns");
        _keep = keep;
        _columnNames = columnNames;
        _keepHidden = keepHidden;
    }

    bool ITransformer.IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return Bind(inputSchema, nameof(inputSchema)).OutputSchema;
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return Bind(inputSchema, nameof(inputSchema));
    }

    public IDataView Transform(IDataView input)
    {
        Checks.NotNull(input, nameof(input));
        return new ColumnSelectionDataView(input, Bind(input.Schema, nameof(input)));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Checks.NotNull(ctx, nameof(ctx));
        ctx.SetLoader(LoaderName);
        ctx.Writer.Write(_keep);
        ctx.Writer.Write(_keepHidden);
        ctx.WriteTexts(_columnNames);
    }

    internal bool Selects(string columnName) => _columnNames.Contains(columnName) == _keep;

    internal void CheckColumns(IEnumerable<string> available, string paramName)
    {
        string[] missing = _columnNames.Except(available).ToArray();
        if (missing.Length > 0)
            throw Checks.SchemaMismatch(paramName, "input", string.Join(",", missing));
    }

    [ModelLoader(LoaderName)]
    private static ColumnSelectingTransformer Load(IHostEnvironment environment, ModelLoadContext context)
    {
        bool keep = context.Reader.ReadBoolean();
        bool keepHidden = context.Reader.ReadBoolean();
        return new ColumnSelectingTransformer(environment, keep, context.ReadTexts(), keepHidden);
    }

    private ColumnSelection Bind(DataViewSchema schema, string paramName)
    {
        CheckColumns(schema.Select(column => column.Name), paramName);
        return new ColumnSelection(schema, _keep ? Kept(schema) : Undropped(schema));
    }

    // Kept columns come in the order in which they are named; dropping leaves the order, and hidden columns of other names, alone.
    private int[] Kept(DataViewSchema schema)
        => _columnNames.SelectMany(name => schema.Where(column => column.Name == name && (_keepHidden || !column.IsHidden)))
            .Select(column => column.Index).ToArray();

    private int[] Undropped(DataViewSchema schema)
        => schema.Where(column => Selects(column.Name)).Select(column => column.Index).ToArray();
}
