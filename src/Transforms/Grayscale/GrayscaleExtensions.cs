using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>Grayscale</c> to the catalog.</summary>
public static class GrayscaleExtensions
{
    /// <summary>
    /// Colours as brightness: 0.2989 red + 0.587 green + 0.114 blue (ITU-R 601-2, torchvision's <c>rgb_to_grayscale</c>), in whatever unit the values have.
    /// </summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single, <paramref name="channels"/> × height × width.</param>
    /// <param name="inputColumnName">
    /// The column read: a vector of Single, 3 × height × width in the order red, green, blue; null for <paramref name="outputColumnName"/>.
    /// </param>
    /// <param name="channels">1, or 3 alike ones for a network that wants colours.</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of channels is neither 1 nor 3.</exception>
    /// <exception cref="ArgumentException"><c>Fit</c> refuses a column that is no image of three channels.</exception>
    public static ImageStageEstimator Grayscale(this TorchCatalog catalog, string outputColumnName, string? inputColumnName = null, int channels = 1)
        => new(catalog, new GrayscaleStage(channels).Checked(), outputColumnName, inputColumnName);
}
