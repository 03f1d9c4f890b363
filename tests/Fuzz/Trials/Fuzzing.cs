namespace MLNetTorch.Fuzz;

/// <summary>Tries mutated files, the same ones for the same seed.</summary>
internal static class Fuzzing
{
    /// <summary>The file of a round: it depends on the round alone, so that a finding can be made again.</summary>
    public static byte[] File(Seed[] seeds, int randomSeed, int round)
    {
        var random = new Random(HashOf(randomSeed, round));
        var seed = seeds[round % seeds.Length];
        return Mutator.Mutate(seed, seeds[random.Next(seeds.Length)], random);
    }

    // HashCode differs from process to process.
    private static int HashOf(int randomSeed, int round) => unchecked((int)(((uint)randomSeed * 2654435761u) ^ ((uint)round * 2246822519u)));
}
