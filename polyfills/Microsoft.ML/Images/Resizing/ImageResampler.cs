namespace Microsoft.ML.Internal;

/// <summary>
/// Scaling with antialiasing: a triangle filter as wide as the reduction, the "bilinear" of torchvision (antialias) and Pillow. The official
/// part draws with mipmaps when it shrinks (Mitchell's bicubic when it enlarges), and takes the nearest pixel for <c>Fill</c>.
/// </summary>
internal static unsafe class ImageResampler
{
    /// <summary>Scales a picture of four bytes a pixel and places it in the frame; the rest of the frame becomes zero.</summary>
    public static void Resample(
        ReadOnlySpan<byte> source, int sourceWidth, int sourceHeight, Span<byte> frame, int width, int height, ImagePlacement placement)
    {
        int left = Math.Max(placement.Left, 0), top = Math.Max(placement.Top, 0);
        int right = (int)Math.Min((long)placement.Left + placement.ScaledWidth, width);
        int bottom = (int)Math.Min((long)placement.Top + placement.ScaledHeight, height);
        if (right - left < width || bottom - top < height)
            frame.Clear();
        fixed (byte* from = source, to = frame)
        {
            int status = ImageNative.images_resample(
                from, sourceWidth, sourceHeight, placement.ScaledWidth, placement.ScaledHeight, left - placement.Left, top - placement.Top,
                to + (((long)top * width) + left) * 4, width * 4L, right - left, bottom - top);
            if (status != 0)
                throw new OutOfMemoryException($"A picture of {sourceWidth} × {sourceHeight} pixels could not be scaled: memory is short.");
        }
    }
}
