using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Transfer;

/// <summary>Draws shapes into PNG files, a folder a class: of any colour, size and place, turned a little, on noise.</summary>
internal static class DrawnPictures
{
    private const int Side = TransferLearning.Side;

    /// <summary>Draws pictures of every shape.</summary>
    public static void Draw(string folder, IReadOnlyDictionary<string, Func<double, double, bool>> shapes, int count, int seed)
    {
        foreach (var ((name, shape), number) in shapes.Select((shape, number) => (shape, number)))
        {
            var random = new Random((seed * 1000) + number);
            Directory.CreateDirectory(Path.Combine(folder, name));
            for (var i = 0; i < count; i++)
            {
                using var picture = MLImage.CreateFromPixels(Side, Side, MLPixelFormat.Rgba32, Pixels(shape, random));
                picture.Save(Path.Combine(folder, name, $"{i:000}.png"));
            }
        }
    }

    private static byte[] Pixels(Func<double, double, bool> shape, Random random)
    {
        var (ink, paper) = Colours(random);
        var (radius, angle) = (Side * (0.28 + (0.16 * random.NextDouble())), (random.NextDouble() - 0.5) * 0.8);
        var (left, top) = (Side * (0.42 + (0.16 * random.NextDouble())), Side * (0.42 + (0.16 * random.NextDouble())));
        var (sine, cosine) = Math.SinCos(angle);
        var pixels = new byte[Side * Side * 4];
        for (var i = 0; i < Side * Side; i++)
        {
            var (x, y) = (((i % Side) - left) / radius, ((i / Side) - top) / radius);
            var colour = shape((x * cosine) + (y * sine), (y * cosine) - (x * sine)) ? ink : paper;
            for (var channel = 0; channel < 3; channel++)
            {
                pixels[(i * 4) + channel] = (byte)Math.Clamp(colour[channel] + ((random.NextDouble() - 0.5) * 90), 0, 255);
            }

            pixels[(i * 4) + 3] = 255;
        }

        return pixels;
    }

    // Two colours that can be told apart.
    private static (double[] Ink, double[] Paper) Colours(Random random)
    {
        while (true)
        {
            double[] ink = [.. Enumerable.Range(0, 3).Select(_ => random.NextDouble() * 255)];
            double[] paper = [.. Enumerable.Range(0, 3).Select(_ => random.NextDouble() * 255)];
            if (ink.Zip(paper, (one, other) => Math.Abs(one - other)).Sum() > 180)
            {
                return (ink, paper);
            }
        }
    }
}
