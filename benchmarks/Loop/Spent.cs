using System.Diagnostics;

namespace MLNetTorch.Benchmarks.Loop;

/// <summary>The time by the clock and the processor time of all cores, which other programs on the machine disturb less.</summary>
internal readonly record struct Spent(double Seconds, double ProcessorSeconds)
{
    public static Spent On(Action work)
    {
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        work();
        process.Refresh();
        return new Spent(clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }
}
