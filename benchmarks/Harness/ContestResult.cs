namespace MLNetTorch.Benchmarks.Harness;

/// <summary>What one side came to.</summary>
/// <param name="Name">The side.</param>
/// <param name="Milliseconds">Of a step.</param>
/// <param name="Ratio">The first side's time divided by this one's, round by round: below 1 the first side is faster.</param>
/// <param name="PeakMiB">The most memory of the process.</param>
/// <param name="Threads">The threads of libtorch.</param>
internal sealed record SideResult(string Name, Summary Milliseconds, Summary Ratio, double PeakMiB, int Threads);

/// <summary>What a contest came to.</summary>
internal sealed record ContestResult(string Workload, IReadOnlyList<SideResult> Sides)
{
    public static ContestResult Of(string workload, IReadOnlyList<RunningSide> sides, IReadOnlyList<List<double>> seconds)
        => new(workload, [.. sides.Select((side, i) => new SideResult(
            side.Contender.Name,
            Summary.Of(seconds[i].Select(each => each * 1000)),
            Summary.Of(seconds[0].Zip(seconds[i], (first, other) => first / other)),
            side.PeakMiB,
            side.Threads))]);

    /// <summary>A line for each side.</summary>
    public override string ToString() => string.Join('\n', Sides.Select((side, i) =>
        $"{(i == 0 ? Workload : ""),-34} {side.Name,-34} {side.Milliseconds,-26} ms  {(i == 0 ? "" : $"ratio {side.Ratio}"),-28} {side.PeakMiB,6:F0} MiB {side.Threads} threads"));
}
