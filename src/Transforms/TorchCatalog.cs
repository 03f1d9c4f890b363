using Microsoft.ML;

namespace MLNetTorch;

/// <summary>
/// Everything MLNetTorch adds to ML.NET: data sets, stages, trainers and loading. Reached as <c>ml.Torch()</c>.
/// </summary>
/// <remarks>
/// It hangs on <see cref="MLContext"/> itself, as AutoML's <c>ml.Auto()</c> does, because the environment behind ML.NET's own
/// catalogs is not public. The members are extension methods that stand beside the concept they create.
/// </remarks>
public sealed class TorchCatalog
{
    internal TorchCatalog(MLContext context) => Context = context;

    /// <summary>The context that the catalog was taken from.</summary>
    public MLContext Context { get; }
}
