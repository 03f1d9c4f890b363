using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>Flatten</c> to the catalog.</summary>
public static class FlattenExtensions
{
    /// <summary>Images as plain vectors: the values in their order (channel by channel, row by row), one dimension.</summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single with one dimension.</param>
    /// <param name="inputColumnName">The column read: a vector of Single of known size; null for <paramref name="outputColumnName"/>.</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    public static ImageStageEstimator Flatten(this TorchCatalog catalog, string outputColumnName, string? inputColumnName = null)
        => new(catalog, new FlattenStage(), outputColumnName, inputColumnName);
}
