using System.Reflection;
using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class CustomMappingTransformer<TSrc, TDst> : ITransformer
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly Action<TSrc, TDst> _mapAction;
    private readonly string _contractName;

    internal CustomMappingTransformer(
        IHostEnvironment environment,
        Action<TSrc, TDst> mapAction,
        string contractName,
        SchemaDefinition inputSchemaDefinition,
        SchemaDefinition outputSchemaDefinition)
    {
        environment.Register(nameof(CustomMappingTransformer<TSrc, TDst>));
        Checks.NotNull(mapAction, nameof(mapAction));
        _mapAction = mapAction;
        _contractName = contractName;
        InputSchemaDefinition = inputSchemaDefinition;
        Outputs = PocoSchema.Create(typeof(TDst), outputSchemaDefinition, SchemaDefinition.Direction.Write);
    }

    internal SchemaDefinition InputSchemaDefinition { get; }

    internal PocoColumn[] Outputs { get; }

    bool ITransformer.IsRowToRowMapper => true;

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return new RowMapperBinding(inputSchema, MakeRowMapper(inputSchema)).OutputSchema;
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return new RowMapperBinding(inputSchema, MakeRowMapper(inputSchema));
    }

    public IDataView Transform(IDataView input)
    {
        Checks.NotNull(input, nameof(input));
        return new RowMapperDataView(input, MakeRowMapper(input.Schema));
    }

    // The schema definitions are not saved: a loaded mapping has the columns of its classes.
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Checks.NotNull(ctx, nameof(ctx));
        Checks.State(_contractName != null, "Empty contract name for a transform: the transform cannot be saved");
        ctx.SetLoader(CustomMappingLoader.Name);
        ctx.WriteText(_contractName);
        ctx.WriteText(_mapAction.Method.DeclaringType.Assembly.FullName);
    }

    private CustomMappingMapper<TSrc, TDst> MakeRowMapper(DataViewSchema schema)
        => new(_mapAction, new PocoBinding<TSrc>(schema, ignoreMissingColumns: false, InputSchemaDefinition), Outputs);
}

internal static class CustomMappingLoader
{
    public const string Name = "CustomMapping";

    [ModelLoader(Name)]
    private static ITransformer Load(IHostEnvironment environment, ModelLoadContext context)
    {
        string contractName = context.ReadText();
        environment.ComponentCatalog.RegisterAssembly(Assembly.Load(context.ReadText()));
        Type type = environment.ComponentCatalog.FindExtension(contractName)
            ?? throw new InvalidOperationException($"Could not find a class with a [CustomMappingFactoryAttribute(\"{contractName}\")] in the registered assemblies");
        return Activator.CreateInstance(type) is ICustomMappingFactory factory
            ? factory.CreateTransformer(environment, contractName)
            : throw new InvalidOperationException($"The class with contract '{contractName}' must derive from '{typeof(CustomMappingFactory<,>).FullName}'.");
    }
}
