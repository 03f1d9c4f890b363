using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Folders.Drawing;

/// <summary>A shape of some dark colour, at any place, of any size, a little turned, on a light ground of another colour; all of it noisy.</summary>
internal static class ShapePicture
{
    private const int Side = 64;
    private const int Noise = 30;

    public static MLImage Draw(Shape shape, Random random)
    {
        var (ground, ink) = (Color(150, random), Color(0, random));
        var (centerX, centerY, radius) = (random.Next(22, 42), random.Next(22, 42), random.Next(10, 21));
        var (sine, cosine) = Math.SinCos((random.NextDouble() - 0.5) * 0.6);
        var pixels = new byte[Side * Side * 4];
        for (var at = 0; at < Side * Side; at++)
        {
            var (x, y) = ((double)((at % Side) - centerX) / radius, (double)((at / Side) - centerY) / radius);
            var color = shape.Covers((x * cosine) + (y * sine), (y * cosine) - (x * sine)) ? ink : ground;
            for (var channel = 0; channel < 3; channel++)
            {
                pixels[(at * 4) + channel] = (byte)Math.Clamp(color[channel] + random.Next(-Noise, Noise + 1), 0, 255);
            }

            pixels[(at * 4) + 3] = 255;
        }

        return MLImage.CreateFromPixels(Side, Side, MLPixelFormat.Bgra32, pixels);
    }

    private static int[] Color(int darkest, Random random) => [darkest + random.Next(100), darkest + random.Next(100), darkest + random.Next(100)];
}
