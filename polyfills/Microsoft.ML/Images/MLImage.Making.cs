using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms.Image;

namespace Microsoft.ML.Data;

public sealed partial class MLImage
{
    public static MLImage CreateFromPixels(int width, int height, MLPixelFormat pixelFormat, ReadOnlySpan<byte> imagePixelData)
    {
        if (pixelFormat is not (MLPixelFormat.Bgra32 or MLPixelFormat.Rgba32))
            throw new ArgumentException($"Unsupported pixel format {pixelFormat}", nameof(pixelFormat));
        if (width <= 0)
            throw new ArgumentException($"Invalid width value {width}.", nameof(width));
        if (height <= 0)
            throw new ArgumentException($"Invalid height value {height}.", nameof(height));
        if (imagePixelData.Length != (long)width * height * 4)
            throw new ArgumentException($"Invalid {nameof(imagePixelData)} buffer size: {width} × {height} pixels take {(long)width * height * 4} bytes, not {imagePixelData.Length}.");
        var image = new MLImage(width, height, pixelFormat, opaque: false);
        imagePixelData.CopyTo(image.Writable);
        return image;
    }

    /// <summary>A picture to be filled, without clean pixels.</summary>
    internal static MLImage OfSize(int width, int height) => new(width, height, MLPixelFormat.Bgra32, opaque: false);

    /// <summary>Tells that the alpha bytes mean nothing; for whoever fills a new picture.</summary>
    internal void MarkOpaque(bool opaque) => IsOpaque = opaque;

    /// <summary>This picture scaled and placed in another frame; what it does not cover is transparent black.</summary>
    internal MLImage Resized(int width, int height, ImagePlacement placement)
    {
        // Like the official part: squeezing keeps the format, drawing on a new canvas makes it opaque Bgra32.
        var result = new MLImage(width, height, placement.Fills ? _pixelFormat : MLPixelFormat.Bgra32, IsOpaque || !placement.Fills) { _tag = _tag };
        try
        {
            ImageResampler.Resample(Pixels, _width, _height, result.Writable, width, height, placement);
            if (result._pixelFormat != _pixelFormat)
                SwapRedAndBlue(result.Writable);
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    /// <summary>This picture in shades of grey. The weights apply to colours multiplied by alpha as well as to plain ones.</summary>
    internal MLImage InGrey()
    {
        ReadOnlySpan<byte> from = Pixels;
        var result = new MLImage(_width, _height, MLPixelFormat.Bgra32, opaque: true) { _tag = _tag };
        Span<byte> to = result.Writable;
        (int blue, int red) = _pixelFormat == MLPixelFormat.Bgra32 ? (0, 2) : (2, 0);
        for (int i = 0; i < to.Length; i += 4)
        {
            byte grey = (byte)((0.3f * from[i + red]) + (0.59f * from[i + 1]) + (0.11f * from[i + blue]) + 0.5f);
            to[i] = to[i + 1] = to[i + 2] = grey;
            to[i + 3] = from[i + 3];
        }

        return result;
    }
}
