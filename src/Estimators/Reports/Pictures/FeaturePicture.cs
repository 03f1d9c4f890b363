namespace MLNetTorch.Estimators;

/// <summary>The values that a network reads, shown as a picture where they are one.</summary>
internal static class FeaturePicture
{
    private const int LongestSide = 160;

    /// <summary>Whether a row of that shape is a picture: 1 or 3 channels, height, width.</summary>
    public static bool IsPicture(IReadOnlyList<long> shape) => shape is [1 or 3, > 1, > 1];

    /// <summary>
    /// The picture as a PNG file: its lowest value black, its highest white, all channels alike. A large one is made smaller by a whole factor.
    /// </summary>
    /// <param name="values">All red values row by row, then all green, then all blue; or one grey.</param>
    /// <param name="shape">Channels, height, width.</param>
    public static byte[] ToPng(ReadOnlySpan<float> values, IReadOnlyList<long> shape)
    {
        var (channels, height, width) = ((int)shape[0], (int)shape[1], (int)shape[2]);
        var factor = Math.Max(1, (Math.Max(height, width) + LongestSide - 1) / LongestSide);
        // A side shorter than the factor still gives a pixel.
        var (rows, columns) = (Math.Max(1, height / factor), Math.Max(1, width / factor));
        var (low, range) = RangeOf(values);
        var pixels = new byte[rows * columns * channels];
        for (var pixel = 0; pixel < pixels.Length; pixel++)
        {
            var (channel, place) = (pixel % channels, pixel / channels);
            var (y, x) = (place / columns * factor, place % columns * factor);
            var mean = Mean(values.Slice(channel * height * width, height * width), y, x, Math.Min(factor, height), Math.Min(factor, width), width);
            pixels[pixel] = Level(mean, low, range);
        }
        return PngFile.Write(pixels, columns, rows, channels);
    }

    /// <summary>The grey level of a value: the lowest is black.</summary>
    public static byte Level(double value, double low, double range)
        => double.IsNaN(value) ? (byte)0 : (byte)Math.Clamp(Math.Round((value - low) / range * byte.MaxValue), 0, byte.MaxValue);

    private static double Mean(ReadOnlySpan<float> plane, int top, int left, int rows, int columns, int width)
    {
        var sum = 0.0;
        for (var y = top; y < top + rows; y++)
        {
            foreach (var value in plane.Slice((y * width) + left, columns))
                sum += float.IsFinite(value) ? value : 0;
        }
        return sum / (rows * columns);
    }

    /// <summary>The lowest finite value, and how far the highest lies above it.</summary>
    public static (double Low, double Range) RangeOf(ReadOnlySpan<float> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (float.IsFinite(value))
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        return high > low ? (low, high - low) : (double.IsFinite(low) ? low : 0, 1);
    }
}
