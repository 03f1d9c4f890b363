using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Adds <c>CenterCrop</c> to the catalog.</summary>
public static class CenterCropExtensions
{
    /// <summary>Cuts the middle out of images, as torchvision's <c>CenterCrop</c> does it: where a pixel is left over, it stays below and to the right if the half is even.</summary>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="outputColumnName">The column written: a vector of Single, channels × <paramref name="height"/> × <paramref name="width"/> (or without channels).</param>
    /// <param name="inputColumnName">
    /// The column read: a vector of Single, channels × height × width or height × width; null for <paramref name="outputColumnName"/>.
    /// </param>
    /// <param name="height">Pixels that stay, at least 1 and at most as many as there are (torchvision fills up what is missing; here <c>Pad</c> does).</param>
    /// <param name="width">Pixels that stay, likewise; null for <paramref name="height"/>.</param>
    /// <returns>The stage, to be appended to a pipeline.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is below 1.</exception>
    /// <exception cref="ArgumentException"><c>Fit</c> refuses a column that is no image, or a smaller one.</exception>
    public static ImageStageEstimator CenterCrop(
        this TorchCatalog catalog, string outputColumnName, string? inputColumnName, int height, int? width = null)
        => new(catalog, new CenterCropStage(height, width ?? height).Checked(), outputColumnName, inputColumnName);
}
