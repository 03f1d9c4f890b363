using System.Diagnostics;

namespace MLNetTorch.Fuzz;

/// <summary>Many rounds of a trial, told on the console.</summary>
internal static class ManyRounds
{
    /// <returns>The number of findings, whose files are written into the folder.</returns>
    public static int Run(string name, int rounds, int randomSeed, string folder, Func<int, int, byte[]> fileOf, Func<byte[], string?> trial)
    {
        var (findings, slowest) = (0, TimeSpan.Zero);
        for (var round = 0; round < rounds; round++)
        {
            var file = fileOf(randomSeed, round);
            var start = Stopwatch.GetTimestamp();
            if (trial(file) is { } fault)
            {
                Directory.CreateDirectory(folder);
                File.WriteAllBytes(Path.Combine(folder, $"{name}-{randomSeed}-{round}.bin"), file);
                Console.WriteLine($"round {round}: {fault}");
                findings++;
            }

            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{rounds} {name}: {findings} findings; slowest {slowest.TotalMilliseconds:F0} ms; peak memory {process.PeakWorkingSet64 / (1 << 20)} MiB");
        return findings;
    }
}
