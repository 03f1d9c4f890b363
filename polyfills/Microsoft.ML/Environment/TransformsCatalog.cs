using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Every nested catalog carries the environment it was made in.</summary>
public sealed partial class TransformsCatalog
{
    internal IHostEnvironment Environment { get; }

    public ConversionTransforms Conversion { get; }

    internal TransformsCatalog(IHostEnvironment environment)
    {
        Environment = environment;
        Conversion = new ConversionTransforms(environment);
    }

    public sealed partial class ConversionTransforms
    {
        internal IHostEnvironment Environment { get; }

        internal ConversionTransforms(IHostEnvironment environment) => Environment = environment;
    }
}
