using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class CustomMappingEstimator<TSrc, TDst> : TrivialEstimator<CustomMappingTransformer<TSrc, TDst>>
    where TSrc : class, new()
    where TDst : class, new()
{
    internal CustomMappingEstimator(
        IHostEnvironment environment,
        Action<TSrc, TDst> mapAction,
        string contractName,
        SchemaDefinition inputSchemaDefinition,
        SchemaDefinition outputSchemaDefinition)
        : base(
            environment.Register(nameof(CustomMappingEstimator<TSrc, TDst>)),
            new CustomMappingTransformer<TSrc, TDst>(environment, mapAction, contractName, inputSchemaDefinition, outputSchemaDefinition))
    {
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        foreach (PocoColumn wanted in PocoSchema.Create(typeof(TSrc), Transformer.InputSchemaDefinition, SchemaDefinition.Direction.Both))
        {
            if (!inputSchema.TryFindColumn(wanted.Name, out SchemaShape.Column column))
                throw Checks.SchemaMismatch(nameof(inputSchema), "input", wanted.Name);
            if (!Accepts(SchemaShape.Column.Of(wanted.Name, wanted.Type), column))
                throw Checks.SchemaMismatch(nameof(inputSchema), "input", wanted.Name, wanted.Type.ToString(), column.GetTypeString());
        }

        return inputSchema.With(SchemaShape.Create(PocoSchema.ToSchema(Transformer.Outputs)));
    }

    // A vector of unknown size takes one of known size too.
    private static bool Accepts(SchemaShape.Column wanted, SchemaShape.Column given)
        => wanted.ItemType.Equals(given.ItemType)
        && wanted.IsKey == given.IsKey
        && (wanted.Kind == SchemaShape.Column.VectorKind.VariableVector
            ? given.Kind != SchemaShape.Column.VectorKind.Scalar
            : given.Kind == wanted.Kind);
}
