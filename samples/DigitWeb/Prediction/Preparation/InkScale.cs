namespace MLNetTorch.Samples.Web;

/// <summary>From shades to ink: none is the shade of the paper, all of it the shade farthest from that, dark on light or light on dark.</summary>
internal readonly struct InkScale
{
    /// <summary>Less than so much between paper and ink is noise.</summary>
    private const int LeastContrast = 32;

    /// <summary>Less ink than so much of 255 is none: shadows, and what JPEG leaves around lines.</summary>
    private const int Faintest = 24;

    private readonly int paper;
    private readonly int contrast;

    private InkScale(int paper, int ink) => (this.paper, contrast) = (paper, ink - paper);

    /// <summary>Whether there is anything to be seen.</summary>
    public bool IsVisible => Math.Abs(contrast) >= LeastContrast;

    /// <summary>The paper is the median shade of the picture's edge.</summary>
    public static InkScale Of(Shades shades)
    {
        var paper = EdgeMedian(shades);
        var (darkest, lightest) = (byte.MaxValue, byte.MinValue);
        for (var y = 0; y < shades.Height; y++)
        {
            for (var x = 0; x < shades.Width; x++)
            {
                var shade = shades[x, y];
                (darkest, lightest) = (Math.Min(darkest, shade), Math.Max(lightest, shade));
            }
        }

        return new InkScale(paper, paper - darkest >= lightest - paper ? darkest : lightest);
    }

    /// <summary>Ink of a shade, 0 to 255.</summary>
    public byte Of(byte shade)
    {
        var ink = (shade - paper) * byte.MaxValue / contrast;
        return ink < Faintest ? (byte)0 : (byte)ink;
    }

    private static int EdgeMedian(Shades shades)
    {
        Span<int> counts = stackalloc int[byte.MaxValue + 1];
        for (var x = 0; x < shades.Width; x++)
        {
            counts[shades[x, 0]]++;
            counts[shades[x, shades.Height - 1]]++;
        }

        for (var y = 0; y < shades.Height; y++)
        {
            counts[shades[0, y]]++;
            counts[shades[shades.Width - 1, y]]++;
        }

        var (median, left) = (0, shades.Width + shades.Height);
        while ((left -= counts[median]) > 0)
        {
            median++;
        }

        return median;
    }
}
