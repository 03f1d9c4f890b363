using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>An estimator with nothing to learn: its transformer exists from the start.</summary>
public abstract class TrivialEstimator<TTransformer> : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    private protected IHost Host { get; }

    private protected TTransformer Transformer { get; }

    private protected TrivialEstimator(IHost host, TTransformer transformer)
    {
        Checks.NotNull(transformer, nameof(transformer));
        Host = host;
        Transformer = transformer;
    }

    public TTransformer Fit(IDataView input)
    {
        Checks.NotNull(input, nameof(input));
        // Makes a wrong input fail at Fit, not at the first row.
        Transformer.GetOutputSchema(input.Schema);
        return Transformer;
    }

    public abstract SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
