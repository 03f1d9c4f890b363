using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>ToTensor</c> to the catalog.</summary>
public static class ToTensorExtensions
{
    /// <summary>
    /// Pixels as a network wants them: values 0..255 (bytes, or Single as <c>ExtractPixels</c> gives them) become Single 0..1.
    /// The shape is kept, so give images channels first.
    /// </summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single with the input's dimensions.</param>
    /// <param name="inputColumnName">The column read: a vector of Byte or Single of known size; null for <paramref name="outputColumnName"/>.</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    public static ImageStageEstimator ToTensor(this TorchCatalog catalog, string outputColumnName, string? inputColumnName = null)
        => new(catalog, new ToTensorStage(), outputColumnName, inputColumnName);
}
