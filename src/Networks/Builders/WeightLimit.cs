using System.Globalization;

namespace MLNetTorch.Networks;

/// <summary>How many weights a network may have: the options in a file can ask for more than any memory holds, and this is found before any is taken.</summary>
internal static class WeightLimit
{
    /// <summary>4 GB of float32.</summary>
    public const double Most = 1L << 30;

    /// <param name="network">The builder, for the message.</param>
    /// <param name="shape">What it is asked for.</param>
    /// <param name="weights">The weights of its large layers; a floating number, since absurd sizes overflow others.</param>
    /// <exception cref="ArgumentException">There would be too many.</exception>
    public static void Require(string network, NetworkShape shape, double weights)
    {
        if (weights > Most)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{network} for {shape} would have {weights:0} weights; expected at most {Most:0}. One of its sizes, or of the data's, is too large."));
        }
    }
}
