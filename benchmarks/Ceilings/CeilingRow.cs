using MLNetTorch.Benchmarks.Harness;

namespace MLNetTorch.Benchmarks.Ceilings;

/// <summary>A workload beside the ceilings.</summary>
/// <param name="Name">The workload.</param>
/// <param name="Work">What it has to do.</param>
/// <param name="Milliseconds">What it took, as another suite measured it.</param>
/// <param name="PeerMilliseconds">What the fastest of PyTorch's sides took.</param>
internal sealed record CeilingRow(string Name, CountedWork Work, double Milliseconds, double PeerMilliseconds)
{
    public string ToMarkdown(Ceiling ceiling)
    {
        var (computing, moving) = (Work.Gigaflops / ceiling.GigaflopsPerSecond * 1000, Work.Gibibytes / ceiling.GibibytesPerSecond * 1000);
        return $"| {Name} | {Summary.Number(Work.Gigaflops)} | {Summary.Number(computing)} | {Summary.Number(Work.Gibibytes * 1024)} | {Summary.Number(moving)} "
            + $"| {Summary.Number(Milliseconds)} | {Summary.Number(computing / Milliseconds)} | {Summary.Number(computing / PeerMilliseconds)} |";
    }
}
