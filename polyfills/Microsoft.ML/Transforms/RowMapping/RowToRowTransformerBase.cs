using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public abstract class RowToRowTransformerBase : ITransformer
{
    /// <summary>The registered environment of this transformer: channels, random numbers.</summary>
    private protected IHost Host { get; }

    private protected RowToRowTransformerBase(IHost host)
    {
        Checks.NotNull(host, nameof(host));
        Host = host;
    }

    private protected abstract void SaveModel(ModelSaveContext ctx);

    /// <summary>Checks the input schema and binds the computation to it.</summary>
    private protected abstract IRowMapper MakeRowMapper(DataViewSchema schema);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Checks.NotNull(ctx, nameof(ctx));
        SaveModel(ctx);
    }

    bool ITransformer.IsRowToRowMapper => true;

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return new RowMapperBinding(inputSchema, MakeRowMapper(inputSchema));
    }

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return new RowMapperBinding(inputSchema, MakeRowMapper(inputSchema)).OutputSchema;
    }

    public IDataView Transform(IDataView input)
    {
        Checks.NotNull(input, nameof(input));
        return new RowMapperDataView(input, MakeRowMapper(input.Schema));
    }
}
