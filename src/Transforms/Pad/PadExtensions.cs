using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>Pad</c> to the catalog.</summary>
public static class PadExtensions
{
    /// <summary>Puts a frame around images: height and width grow by twice <paramref name="pixels"/>.</summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single, channels × height × width (or height × width).</param>
    /// <param name="inputColumnName">
    /// The column read: a vector of Single, channels × height × width or height × width; null for <paramref name="outputColumnName"/>.
    /// </param>
    /// <param name="pixels">The width of the frame on each of the four sides, at least 0.</param>
    /// <param name="value">The value of the frame, in the units of the column (after ToTensor 0 is black, 1 white).</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; <c>Fit</c> refuses a column that is no image.</exception>
    public static ImageStageEstimator Pad(
        this TorchCatalog catalog, string outputColumnName, string? inputColumnName = null, int pixels = 0, float value = 0)
        => new(catalog, new PadStage(pixels, value).Checked(), outputColumnName, inputColumnName);
}
