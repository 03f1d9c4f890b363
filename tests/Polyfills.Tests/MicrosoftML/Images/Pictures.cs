using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Images;

/// <summary>Pictures that the tests make.</summary>
internal static class Pictures
{
    /// <summary>An opaque picture whose pixel at (x, y) has the colour (red, green, blue).</summary>
    public static MLImage Of(int width, int height, Func<int, int, (int Red, int Green, int Blue)> colour)
    {
        var pixels = new byte[width * height * 4];
        for (var i = 0; i < width * height; i++)
        {
            var (red, green, blue) = colour(i % width, i / width);
            pixels[4 * i] = (byte)blue;
            pixels[(4 * i) + 1] = (byte)green;
            pixels[(4 * i) + 2] = (byte)red;
            pixels[(4 * i) + 3] = 255;
        }

        return MLImage.CreateFromPixels(width, height, MLPixelFormat.Bgra32, pixels);
    }

    /// <summary>A picture of one colour.</summary>
    public static MLImage Plain(int width, int height, int red, int green, int blue) => Of(width, height, (_, _) => (red, green, blue));

    /// <summary>The same pixels again: ML.NET disposes a picture that it has read.</summary>
    public static MLImage Copy(MLImage image) => MLImage.CreateFromPixels(image.Width, image.Height, image.PixelFormat, image.Pixels);

    /// <summary>The noise of tests/golden/images.py.</summary>
    public static MLImage Noise(long tag, int width, int height) => Of(width, height, (x, y) =>
    {
        int Channel(int c) => (int)(Fill.Unit(tag, (((y * width) + x) * 3) + c) * 256);
        return (Channel(0), Channel(1), Channel(2));
    });

    public static (byte Red, byte Green, byte Blue, byte Alpha) At(MLImage image, int x, int y)
    {
        var pixel = image.Pixels.Slice(((y * image.Width) + x) * 4, 4);
        return image.PixelFormat == MLPixelFormat.Bgra32 ? (pixel[2], pixel[1], pixel[0], pixel[3]) : (pixel[0], pixel[1], pixel[2], pixel[3]);
    }

    public static MLImage Decode(byte[] file) => MLImage.CreateFromStream(new MemoryStream(file));
}
