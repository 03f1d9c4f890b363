namespace MLNetTorch.Estimators;

/// <summary>Random orders of rows: a function of seed and epoch alone, so that any epoch's order can be had again.</summary>
internal static class RowOrder
{
    /// <summary>Shuffles in place.</summary>
    /// <param name="rows">The row numbers.</param>
    /// <param name="seed">The trainer's seed.</param>
    /// <param name="epoch">The epoch, counted from 1; 0 for the choice of the validation rows.</param>
    public static void Shuffle(Span<long> rows, int seed, int epoch) => new Random(Mix(seed, epoch)).Shuffle(rows);

    // SplitMix64's finaliser: neighbouring seeds and epochs give unrelated orders.
    private static int Mix(int seed, int epoch)
    {
        var bits = ((ulong)(uint)seed << 32 | (uint)epoch) + 0x9E3779B97F4A7C15UL;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return (int)(bits ^ (bits >> 31));
    }
}
