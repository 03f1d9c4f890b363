using Microsoft.ML;

namespace MLNetTorch;

/// <summary>Brings <see cref="TorchCatalog"/> to <see cref="MLContext"/>.</summary>
public static class TorchCatalogExtensions
{
    /// <summary>Networks as ML.NET stages: data sets, image stages, trainers and loading.</summary>
    /// <param name="context">The context whose seed, log and component catalog are used.</param>
    /// <returns>The catalog.</returns>
    public static TorchCatalog Torch(this MLContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new TorchCatalog(context);
    }
}
