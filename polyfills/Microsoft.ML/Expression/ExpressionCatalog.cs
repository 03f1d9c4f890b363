using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public static class ExpressionCatalog
{
    public static ExpressionEstimator Expression(this TransformsCatalog catalog, string outputColumnName, string expression, params string[] inputColumnNames)
        => new(catalog.Environment, outputColumnName, expression, inputColumnNames);
}
