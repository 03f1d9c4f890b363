using Microsoft.ML;
using MLNetTorch.Estimators;
using MLNetTorch.Networks;

namespace MLNetTorch;

/// <summary>Adds <c>SaveAugmentationPreview</c> to the catalog.</summary>
public static class AugmentationPreviewExtensions
{
    /// <summary>
    /// Writes a PNG contact sheet that shows what <see cref="TorchTrainerOptions.Augmentation"/> makes of the first pictures: a line a picture, the
    /// picture itself first, then what becomes of it in the first epochs. Nothing is trained.
    /// </summary>
    /// <remarks>
    /// The pictures are augmented as one batch, epoch after epoch, by the options' seed. Each line's own lowest value is shown black and its
    /// highest white, so that normalised values can be seen; what an augmentation makes darker or lighter than that is cut off.
    /// </remarks>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="path">The file, which appears whole or not at all; an old one is replaced, its folder made if need be.</param>
    /// <param name="data">The rows that the trainer would be fitted on, all stages before it applied.</param>
    /// <param name="options">The trainer's options: the feature column, the augmentations and the seed (0 where there is none) are used.</param>
    /// <param name="images">How many pictures are shown; fewer where the data have fewer. 1 to 64.</param>
    /// <param name="versions">How many epochs are shown. 1 to 64.</param>
    /// <exception cref="ArgumentException">
    /// There is no augmentation or no row; the feature column is missing, several, or no picture of 1 or 3 channels; or the sheet would be too large.
    /// </exception>
    public static void SaveAugmentationPreview(
        this TorchCatalog catalog, string path, IDataView data, TorchTrainerOptions options, int images = 8, int versions = 6)
    {
        const int Most = 64;
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(images, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(images, Most);
        ArgumentOutOfRangeException.ThrowIfLessThan(versions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(versions, Most);
        var png = AugmentationPreview.Of(data, options, images).ToPng(versions);
        WholeFile.Write(path, file => file.Write(png));
    }
}
