using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Web;

/// <summary>The shades of a grey picture, 0 (black) to 255; what is transparent shows white paper.</summary>
internal readonly ref struct Shades
{
    public const int BytesPerPixel = 4;
    public const int Alpha = 3;

    private readonly ReadOnlySpan<byte> pixels;

    private Shades(MLImage picture)
    {
        pixels = picture.Pixels;
        (Width, Height) = (picture.Width, picture.Height);
    }

    public int Width { get; }

    public int Height { get; }

    // Shades are multiplied by alpha already, so that the paper's part is all that is missing.
    public byte this[int x, int y]
    {
        get
        {
            var at = ((y * Width) + x) * BytesPerPixel;
            return (byte)Math.Min(byte.MaxValue, pixels[at] + byte.MaxValue - pixels[at + Alpha]);
        }
    }

    public static Shades Of(MLImage picture) => new(picture);
}
