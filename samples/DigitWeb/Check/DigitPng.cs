using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Web;

/// <summary>MNIST digits as PNG files, made by ML.NET's own pictures.</summary>
internal static class DigitPng
{
    private const int Size = 28;
    private const int BytesPerPixel = 4;

    /// <summary>The bytes of a PNG file that shows the digit, light on dark.</summary>
    public static byte[] Write(byte[] image)
    {
        var pixels = new byte[image.Length * BytesPerPixel];
        for (var i = 0; i < image.Length; i++)
        {
            pixels.AsSpan(i * BytesPerPixel, BytesPerPixel).Fill(image[i]);
            pixels[(i * BytesPerPixel) + BytesPerPixel - 1] = byte.MaxValue;
        }

        // Pictures can be saved under a path only.
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        try
        {
            using var picture = MLImage.CreateFromPixels(Size, Size, MLPixelFormat.Bgra32, pixels);
            picture.Save(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
