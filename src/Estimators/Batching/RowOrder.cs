namespace MLNetTorch.Estimators;

/// <summary>Random orders of rows: a function of seed and epoch alone, so that any epoch's order can be had again.</summary>
internal static class RowOrder
{
    /// <summary>Shuffles in place.</summary>
    /// <param name="rows">The row numbers.</param>
    /// <param name="seed">The trainer's seed.</param>
    /// <param name="epoch">The epoch, counted from 1; 0 for the choice of the validation rows.</param>
    public static void Shuffle(Span<long> rows, int seed, int epoch) => RandomOf(seed, epoch).Shuffle(rows);

    /// <summary>The random numbers of an epoch.</summary>
    public static Random RandomOf(int seed, int epoch) => new((int)Mix((ulong)(uint)seed << 32 | (uint)epoch));

    /// <summary>The random numbers of what is done to a batch.</summary>
    /// <param name="seed">The trainer's seed.</param>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="batch">The batch of the epoch, counted from 0.</param>
    /// <param name="place">Which of the things that are done.</param>
    public static Random RandomOf(int seed, int epoch, int batch, int place)
        => new((int)Mix(Mix((ulong)(uint)seed << 32 | (uint)epoch) ^ ((ulong)(uint)batch << 32 | (uint)place)));

    /// <summary>A number from 0 to 1 that belongs to a row.</summary>
    public static double Share(int seed, long row) => (Mix(Mix((uint)seed) ^ (ulong)row) >> 11) * (1.0 / (1UL << 53));

    // SplitMix64's finaliser: neighbouring seeds, epochs and rows give unrelated numbers.
    private static ulong Mix(ulong bits)
    {
        bits += 0x9E3779B97F4A7C15UL;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return bits ^ (bits >> 31);
    }
}
