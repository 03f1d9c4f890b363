using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Keys of the values, then a vector of each key.</summary>
public sealed class OneHotEncodingEstimator : IEstimator<OneHotEncodingTransformer>
{
    private readonly IEstimator<ITransformer> _steps;

    internal OneHotEncodingEstimator(
        IHostEnvironment environment, (string Output, string Input)[] columns, OutputKind outputKind, KeyOptions options, IDataView keyData)
    {
        Checks.Param(Enum.IsDefined(outputKind), nameof(outputKind));
        if (outputKind == OutputKind.Binary)
            throw new NotSupportedException($"This subset of Microsoft.ML has no one-hot encoding of the kind {outputKind}; take Indicator, Bag or Key.");
        var keys = new ValueToKeyMappingEstimator(environment, columns, options, keyData);
        var outputs = Array.ConvertAll(columns, column => (column.Output, column.Output));
        _steps = outputKind == OutputKind.Key
            ? new EstimatorChain<ITransformer>().Append(keys)
            : keys.Append(new KeyToVectorMappingEstimator(environment, outputs, outputKind == OutputKind.Bag));
    }

    public OneHotEncodingTransformer Fit(IDataView input)
    {
        Checks.NotNull(input, nameof(input));
        return new OneHotEncodingTransformer(_steps.Fit(input));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Checks.NotNull(inputSchema, nameof(inputSchema));
        return _steps.GetOutputSchema(inputSchema);
    }

    public enum OutputKind : byte
    {
        Bag = 1,
        Indicator = 2,
        Key = 3,
        Binary = 4,
    }
}
