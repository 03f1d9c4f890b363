using MLNetTorch.Benchmarks.Harness;

namespace MLNetTorch.Benchmarks.Start;

/// <summary>What one side came to.</summary>
/// <param name="Name">The side.</param>
/// <param name="Seconds">From its start to its end.</param>
/// <param name="Ratio">The first side's time divided by this one's, round by round.</param>
internal sealed record StartResult(string Name, Summary Seconds, Summary Ratio)
{
    public static StartResult Of(string name, List<double> first, List<double> own)
        => new(name, Summary.Of(own), Summary.Of(first.Zip(own, (one, other) => one / other)));
}
