namespace MLNetTorch.Samples.Web;

/// <summary>The smallest rectangle that holds all ink.</summary>
internal readonly record struct InkBounds(int Left, int Top, int Width, int Height)
{
    /// <param name="shades">The picture.</param>
    /// <param name="ink">Its ink, which is visible.</param>
    public static InkBounds Of(Shades shades, InkScale ink)
    {
        var (left, right, top, bottom) = (shades.Width, -1, shades.Height, -1);
        for (var y = 0; y < shades.Height; y++)
        {
            for (var x = 0; x < shades.Width; x++)
            {
                if (ink.Of(shades[x, y]) > 0)
                {
                    (left, right) = (Math.Min(left, x), Math.Max(right, x));
                    (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
                }
            }
        }

        return new InkBounds(left, top, right - left + 1, bottom - top + 1);
    }
}
