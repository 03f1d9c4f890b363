using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>ToTensor</c> to the catalog.</summary>
public static class ToTensorExtensions
{
    /// <summary>
    /// Pixels as a network wants them, as torchvision's <c>ToTensor</c> does it: values 0..255 (pictures, bytes, or Single as
    /// <c>ExtractPixels</c> gives them) become Single 0..1, channels first.
    /// </summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">
    /// The column written: a vector of Single with the input's dimensions; of a picture 3 × height × width (red, green, blue; transparency is left out).
    /// </param>
    /// <param name="inputColumnName">
    /// The column read: pictures of known size (<c>ResizeImages</c> makes it known), or a vector of Byte or Single of known size, whose shape is kept,
    /// so give it channels first; null for <paramref name="outputColumnName"/>.
    /// </param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    /// <exception cref="ArgumentException"><c>Fit</c> refuses a column of another type or of unknown size.</exception>
    public static ImageStageEstimator ToTensor(this TorchCatalog catalog, string outputColumnName, string? inputColumnName = null)
        => new(catalog, new ToTensorStage(), outputColumnName, inputColumnName);
}
