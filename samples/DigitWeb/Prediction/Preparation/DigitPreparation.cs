using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Samples.Web;

/// <summary>
/// From any picture to the digit that the network knows, as a pipeline: decode → grey → crop to the ink, light on dark → 20x20 →
/// centred in 28x28.
/// </summary>
/// <remarks>
/// The last two steps are how MNIST was made: "normalized to fit in a 20x20 pixel box while preserving their aspect ratio" and "centered
/// in a 28x28 image by computing the center of mass of the pixels" (Y. LeCun, C. Cortes, C. Burges: The MNIST database of handwritten digits).
/// </remarks>
internal static class DigitPreparation
{
    private const int Box = 20;

    /// <summary>A picture file as it was uploaded.</summary>
    public sealed class PictureFile
    {
        public byte[] File { get; set; } = [];

        /// <summary>Not needed; models that were saved with their label's stage ask for the column.</summary>
        public uint Label { get; set; }
    }

    /// <summary>What became of it, and what the network says.</summary>
    public sealed class ReadPicture
    {
        public string Fault { get; set; } = "";

        public bool HasInk { get; set; }

        public byte[] Image { get; set; } = [];

        public float[] Score { get; set; } = [];
    }

    public static ITransformer Make(MLContext ml) =>
        ml.Transforms.CustomMapping<PictureFile, Decoding.Decoded>(Decoding.Decode, contractName: null)
            .Append(ml.Transforms.ConvertToGrayscale("Grey", "Picture"))
            .Append(ml.Transforms.CustomMapping<InkCropping.Grey, InkCropping.Cropped>(InkCropping.Crop, contractName: null))
            .Append(ml.Transforms.ResizeImages("Boxed", Box, Box, "Ink", ImageResizingEstimator.ResizingKind.IsoPad))
            .Append(ml.Transforms.ExtractPixels("Pixels", "Boxed", ImagePixelExtractingEstimator.ColorBits.Red, outputAsFloatArray: false))
            .Append(ml.Transforms.CustomMapping<MassCentering.Boxed, MassCentering.Centered>(MassCentering.Center, contractName: null))
            .Fit(ml.Data.LoadFromEnumerable<PictureFile>([]));
}
