using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed class PredictionEngineOptions
{
    public bool IgnoreMissingColumns = true;

    public SchemaDefinition InputSchemaDefinition = null;

    public SchemaDefinition OutputSchemaDefinition = null;

    public bool OwnsTransformer = true;

    public PredictionEngineOptions()
    {
    }
}
