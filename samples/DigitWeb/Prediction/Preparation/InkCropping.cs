using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Samples.Web;

/// <summary>Grey picture → the part of it that has ink, as light ink on black, at full contrast.</summary>
internal static class InkCropping
{
    public sealed class Grey
    {
        [ImageType(Decoding.AnySize, Decoding.AnySize)]
        [ColumnName("Grey")]
        public MLImage Picture { get; set; } = null!;
    }

    public sealed class Cropped
    {
        [ImageType(Decoding.AnySize, Decoding.AnySize)]
        public MLImage? Ink { get; set; }

        public bool HasInk { get; set; }
    }

    public static void Crop(Grey input, Cropped output)
    {
        output.Ink?.Dispose();
        // Nobody else reads the grey picture.
        using var grey = input.Picture;
        var shades = Shades.Of(grey);
        var ink = InkScale.Of(shades);
        output.HasInk = ink.IsVisible;
        output.Ink = ink.IsVisible ? Draw(shades, ink, InkBounds.Of(shades, ink)) : Decoding.Blank();
    }

    private static MLImage Draw(Shades shades, InkScale ink, InkBounds bounds)
    {
        var pixels = new byte[bounds.Width * bounds.Height * Shades.BytesPerPixel];
        var at = 0;
        for (var y = bounds.Top; y < bounds.Top + bounds.Height; y++)
        {
            for (var x = bounds.Left; x < bounds.Left + bounds.Width; x++, at += Shades.BytesPerPixel)
            {
                pixels.AsSpan(at, Shades.BytesPerPixel).Fill(ink.Of(shades[x, y]));
                pixels[at + Shades.Alpha] = byte.MaxValue;
            }
        }

        return MLImage.CreateFromPixels(bounds.Width, bounds.Height, MLPixelFormat.Bgra32, pixels);
    }
}
