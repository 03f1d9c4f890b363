using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Web;

/// <summary>The 20x20 box into 28x28, so that the ink's centre of mass lies in the middle, as far as the box stays inside.</summary>
internal static class MassCentering
{
    private const int Size = 28;
    private const int Box = 20;

    /// <summary>Counted from 0, pixel 14: the digits of MNIST have their centre of mass there, 14.0 in both directions on average.</summary>
    private const double Middle = Size / 2;

    public sealed class Boxed
    {
        [VectorType(1, Box, Box)]
        public byte[] Pixels { get; set; } = [];
    }

    public sealed class Centered
    {
        [VectorType(1, Size, Size)]
        public byte[] Image { get; set; } = [];
    }

    public static void Center(Boxed input, Centered output)
    {
        var (left, top) = Offset(input.Pixels);
        output.Image = new byte[Size * Size];
        for (var y = 0; y < Box; y++)
        {
            input.Pixels.AsSpan(y * Box, Box).CopyTo(output.Image.AsSpan(((y + top) * Size) + left));
        }
    }

    private static (int Left, int Top) Offset(byte[] box)
    {
        double mass = 0, x = 0, y = 0;
        for (var i = 0; i < box.Length; i++)
        {
            mass += box[i];
            x += box[i] * (i % Box);
            y += box[i] * (i / Box);
        }

        // A picture without ink has no centre of mass; it comes here blank.
        return mass == 0 ? (0, 0) : (Within(Middle - (x / mass)), Within(Middle - (y / mass)));
    }

    private static int Within(double offset) => Math.Clamp((int)Math.Round(offset, MidpointRounding.AwayFromZero), 0, Size - Box);
}
