using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Samples.Web;

/// <summary>
/// File → picture. A file that cannot be decoded is an ordinary answer here, not an exception: it says why, and a blank takes its place.
/// </summary>
internal static class Decoding
{
    /// <summary>ML.NET wants the size of a class's pictures to be named, and takes pictures of any size all the same.</summary>
    public const int AnySize = 1;

    public const string Unreadable = "It is damaged, cut short, or of a variant that is not decoded.";

    public sealed class Decoded
    {
        [ImageType(AnySize, AnySize)]
        public MLImage? Picture { get; set; }

        public string Fault { get; set; } = "";
    }

    public static void Decode(DigitPreparation.PictureFile input, Decoded output)
    {
        output.Picture?.Dispose();
        try
        {
            using var stream = new MemoryStream(input.File, 0, input.File.Length, writable: false, publiclyVisible: true);
            (output.Picture, output.Fault) = (MLImage.CreateFromStream(stream), "");
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            (output.Picture, output.Fault) = (Blank(), Unreadable);
        }
    }

    /// <summary>A picture of one black pixel.</summary>
    public static MLImage Blank() => MLImage.CreateFromPixels(1, 1, MLPixelFormat.Bgra32, [0, 0, 0, byte.MaxValue]);
}
