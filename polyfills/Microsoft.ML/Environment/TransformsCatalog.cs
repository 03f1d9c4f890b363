using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Every nested catalog carries the environment it was made in.</summary>
public sealed partial class TransformsCatalog
{
    internal IHostEnvironment Environment { get; }

    public CategoricalTransforms Categorical { get; }

    public ConversionTransforms Conversion { get; }

    internal TransformsCatalog(IHostEnvironment environment)
    {
        Environment = environment;
        Categorical = new CategoricalTransforms(environment);
        Conversion = new ConversionTransforms(environment);
    }

    public sealed partial class CategoricalTransforms
    {
        internal IHostEnvironment Environment { get; }

        internal CategoricalTransforms(IHostEnvironment environment) => Environment = environment;
    }

    public sealed partial class ConversionTransforms
    {
        internal IHostEnvironment Environment { get; }

        internal ConversionTransforms(IHostEnvironment environment) => Environment = environment;
    }
}
