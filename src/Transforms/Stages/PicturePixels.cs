using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>Pixels of pictures as planes of values 0..255: what <c>ExtractPixels</c> gives with its defaults.</summary>
internal static class PicturePixels
{
    private const int BytesPerPixel = 4;

    /// <exception cref="InvalidOperationException">There is no picture, or it has another size than the column promised.</exception>
    public static void Read(MLImage? picture, StageInput expected, long row, Span<float> planes)
    {
        if (picture is null)
            throw new InvalidOperationException($"Row {row} of the column '{expected.Column}' has no picture. Leave such rows out before the stage.");
        var (height, width) = (expected.Shape[^2], expected.Shape[^1]);
        if (picture.Height != height || picture.Width != width)
            throw new InvalidOperationException(
                $"Row {row} of the column '{expected.Column}' has a picture of {picture.Height} x {picture.Width}; expected {height} x {width} (height x width). "
                + "Put ResizeImages before the stage, or give pictures of the size that the model was fitted on.");
        var (red, blue) = picture.PixelFormat == MLPixelFormat.Rgba32 ? (0, 2) : (2, 0);
        var size = height * width;
        var pixels = picture.Pixels;
        Spread(pixels[red..], planes[..size]);
        Spread(pixels[1..], planes.Slice(size, size));
        Spread(pixels[blue..], planes.Slice(2 * size, size));
    }

    private static void Spread(ReadOnlySpan<byte> interleaved, Span<float> plane)
    {
        for (var at = 0; at < plane.Length; at++)
            plane[at] = interleaved[at * BytesPerPixel];
    }
}
