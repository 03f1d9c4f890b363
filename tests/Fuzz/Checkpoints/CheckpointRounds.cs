using System.Diagnostics;

namespace MLNetTorch.Fuzz;

/// <summary>Many rounds over checkpoints, told on the console.</summary>
internal static class CheckpointRounds
{
    /// <returns>The number of findings, whose files are written into the folder.</returns>
    public static int Run(int rounds, int randomSeed, string folder)
    {
        using var trial = new CheckpointTrial();
        var (findings, slowest) = (0, TimeSpan.Zero);
        for (var round = 0; round < rounds; round++)
        {
            var file = trial.FileOf(randomSeed, round);
            var start = Stopwatch.GetTimestamp();
            if (trial.Run(file) is { } fault)
            {
                Directory.CreateDirectory(folder);
                File.WriteAllBytes(Path.Combine(folder, $"checkpoint-{randomSeed}-{round}.bin"), file);
                Console.WriteLine($"round {round}: {fault}");
                findings++;
            }
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
        }
        Console.WriteLine($"{rounds} checkpoints from {trial.Seeds.Length} seeds: {findings} findings; {trial.WentOn} were gone on from, {trial.Refused} refused, {trial.Foreign} taken for another training's; slowest {slowest.TotalMilliseconds:F0} ms");
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak memory {process.PeakWorkingSet64 / (1 << 20)} MiB");
        return findings;
    }
}
