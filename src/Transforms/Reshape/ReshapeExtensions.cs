using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>Reshape</c> to the catalog.</summary>
public static class ReshapeExtensions
{
    /// <summary>Gives the values of a vector another shape, in the same order: <c>Reshape("Features", shape: [1, 28, 28])</c>.</summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single of that shape.</param>
    /// <param name="inputColumnName">The column read: a vector of Single of known size; null for <paramref name="outputColumnName"/>.</param>
    /// <param name="shape">The sizes, channels first, without batch dimension; one may be −1 and takes what is left.</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    /// <exception cref="ArgumentException">The shape is empty or has impossible sizes; <c>Fit</c> refuses one with another number of values.</exception>
    public static ImageStageEstimator Reshape(
        this TorchCatalog catalog, string outputColumnName, string? inputColumnName = null, params int[] shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return new(catalog, new ReshapeStage([.. shape]).Checked(), outputColumnName, inputColumnName);
    }
}
