using System.Text;

namespace MLNetTorch.Samples;

/// <summary>An image as text: two rows of pixels make one line of characters, which are about twice as high as wide.</summary>
internal static class DigitArt
{
    private const int Width = 28;
    private const string Ramp = " .:-=+*#%@";

    public static string Draw(byte[] image)
    {
        var text = new StringBuilder();
        for (var row = 0; row + 1 < Width; row += 2)
        {
            for (var column = 0; column < Width; column++)
            {
                var ink = (image[(row * Width) + column] + image[((row + 1) * Width) + column]) / 2;
                text.Append(Ramp[ink * (Ramp.Length - 1) / 255]);
            }

            text.AppendLine();
        }

        return text.ToString();
    }
}
