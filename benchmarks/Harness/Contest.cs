namespace MLNetTorch.Benchmarks.Harness;

/// <summary>
/// Sides that do the same work in turn: all are started, all must have computed the same numbers, and then each runs a block of steps after the other,
/// round after round, so that what else happens on the machine meets all of them.
/// </summary>
internal static class Contest
{
    private const double BlockSeconds = 0.4;
    private const double SameKernels = 1e-3;

    // The second step of a network with batch normalisation already parts by as much where other kernels made the first.
    private const double OtherKernels = 1e-2;

    private const int WarmingBlocks = 2;

    /// <summary>Runs a contest.</summary>
    /// <param name="workload">What is done.</param>
    /// <param name="rounds">How many blocks of each side count.</param>
    /// <param name="contenders">The sides; the first is the one that others are compared with.</param>
    public static ContestResult Run(string workload, int rounds, params Contender[] contenders)
        => Run(workload, rounds, SameKernels, contenders);

    /// <summary>Runs a contest of sides whose kernels differ, so that what they compute agrees less closely.</summary>
    public static ContestResult RunOtherKernels(string workload, int rounds, params Contender[] contenders)
        => Run(workload, rounds, OtherKernels, contenders);

    private static ContestResult Run(string workload, int rounds, double tolerance, Contender[] contenders)
    {
        List<RunningSide> sides = [];
        try
        {
            foreach (var contender in contenders)
            {
                sides.Add(new RunningSide(contender));
                RequireSame(sides[0], sides[^1], tolerance);
            }
            var steps = sides.ConvertAll(StepsPerBlock);
            var seconds = sides.ConvertAll(_ => new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                for (var side = 0; side < sides.Count; side++)
                    seconds[side].Add(sides[side].SecondsPerStep(steps[side]));
            }
            sides.ForEach(side => side.Close());
            return ContestResult.Of(workload, sides, seconds);
        }
        finally
        {
            sides.ForEach(side => side.Dispose());
        }
    }

    private static int StepsPerBlock(RunningSide side)
    {
        var seconds = side.SecondsPerStep(1);
        for (var block = 0; block < WarmingBlocks && seconds < BlockSeconds; block++)
            seconds = side.SecondsPerStep(StepsIn(seconds));
        return StepsIn(seconds);
    }

    private static int StepsIn(double seconds) => Math.Clamp((int)(BlockSeconds / seconds), 1, 100_000);

    private static void RequireSame(RunningSide first, RunningSide other, double tolerance)
    {
        var same = first.Check.Count == other.Check.Count
            && first.Check.Zip(other.Check).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1e-3, Math.Abs(pair.First)));
        if (!same)
        {
            throw new InvalidDataException($"'{first.Contender.Name}' and '{other.Contender.Name}' do not compute the same: "
                + $"{string.Join(", ", first.Check)} and {string.Join(", ", other.Check)}.");
        }
    }
}
