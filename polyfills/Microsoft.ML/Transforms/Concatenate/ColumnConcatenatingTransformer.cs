using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    private const string LoaderName = "Concatenate";

    private readonly string _output;
    private readonly string[] _inputs;

    internal ColumnConcatenatingTransformer(IHostEnvironment environment, string outputColumnName, string[] inputColumnNames)
        : base(environment.Register(nameof(ColumnConcatenatingTransformer)))
    {
        _output = outputColumnName;
        _inputs = inputColumnNames;
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema)
        => new ConcatenationMapper(_output, Array.ConvertAll(_inputs, name => schema.GetColumnOrNull(name)
            ?? throw Checks.SchemaMismatch("inputSchema", "input", name)));

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetLoader(LoaderName);
        ctx.WriteText(_output);
        ctx.WriteTexts(_inputs);
    }

    [ModelLoader(LoaderName)]
    private static ColumnConcatenatingTransformer Load(IHostEnvironment environment, ModelLoadContext context)
        => new(environment, context.ReadText(), context.ReadTexts());
}
