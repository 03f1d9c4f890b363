using Microsoft.ML.Data;
using Microsoft.ML.Internal;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML;

public static class ImageEstimatorsCatalog
{
    public static ImageGrayscalingEstimator ConvertToGrayscale(this TransformsCatalog catalog, string outputColumnName, string inputColumnName = null)
        => new(catalog.Environment, outputColumnName, inputColumnName ?? outputColumnName);

    public static ImageLoadingEstimator LoadImages(this TransformsCatalog catalog, string outputColumnName, string imageFolder, string inputColumnName = null)
        => new(catalog.Environment, imageFolder, decodes: true, outputColumnName, inputColumnName ?? outputColumnName);

    public static ImageLoadingEstimator LoadRawImageBytes(this TransformsCatalog catalog, string outputColumnName, string imageFolder, string inputColumnName = null)
        => new(catalog.Environment, imageFolder, decodes: false, outputColumnName, inputColumnName ?? outputColumnName);

    public static ImagePixelExtractingEstimator ExtractPixels(
        this TransformsCatalog catalog,
        string outputColumnName,
        string inputColumnName = null,
        ImagePixelExtractingEstimator.ColorBits colorsToExtract = ImagePixelExtractingEstimator.ColorBits.Rgb,
        ImagePixelExtractingEstimator.ColorsOrder orderOfExtraction = ImagePixelExtractingEstimator.ColorsOrder.ARGB,
        bool interleavePixelColors = false,
        float offsetImage = 0,
        float scaleImage = 1,
        bool outputAsFloatArray = true)
    {
        var layout = new ColorLayout(colorsToExtract, orderOfExtraction, interleavePixelColors, nameof(colorsToExtract), nameof(orderOfExtraction));
        return new(catalog.Environment, new PixelExtractionOptions(outputColumnName, inputColumnName, layout, offsetImage, scaleImage, outputAsFloatArray));
    }

    public static ImageResizingEstimator ResizeImages(
        this TransformsCatalog catalog,
        string outputColumnName,
        int imageWidth,
        int imageHeight,
        string inputColumnName = null,
        ImageResizingEstimator.ResizingKind resizing = ImageResizingEstimator.ResizingKind.IsoCrop,
        ImageResizingEstimator.Anchor cropAnchor = ImageResizingEstimator.Anchor.Center)
        => new(catalog.Environment, new ImageResizingOptions(outputColumnName, inputColumnName, imageWidth, imageHeight, resizing, cropAnchor));

    /// <summary>The default colours are not used: the official method of this name does not pass them on.</summary>
    public static VectorToImageConvertingEstimator ConvertToImage(
        this TransformsCatalog catalog,
        int imageHeight,
        int imageWidth,
        string outputColumnName,
        string inputColumnName = null,
        ImagePixelExtractingEstimator.ColorBits colorsPresent = ImagePixelExtractingEstimator.ColorBits.Rgb,
        ImagePixelExtractingEstimator.ColorsOrder orderOfColors = ImagePixelExtractingEstimator.ColorsOrder.ARGB,
        bool interleavedColors = false,
        float scaleImage = 1,
        float offsetImage = 0,
        int defaultAlpha = 255,
        int defaultRed = 0,
        int defaultGreen = 0,
        int defaultBlue = 0)
    {
        var layout = new ColorLayout(colorsPresent, orderOfColors, interleavedColors, nameof(colorsPresent), nameof(orderOfColors));
        return new(catalog.Environment, new VectorToImageOptions(outputColumnName, inputColumnName, imageHeight, imageWidth, layout, scaleImage, offsetImage));
    }
}
