using System.Diagnostics;

namespace MLNetTorch.Benchmarks.Harness;

/// <summary>A contender that runs from its start to its end.</summary>
/// <param name="Output">What it printed.</param>
/// <param name="Seconds">From before it was started until it had ended.</param>
internal sealed record WholeProcess(string Output, double Seconds)
{
    /// <summary>Runs it.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static WholeProcess Run(Contender contender)
    {
        var from = Stopwatch.GetTimestamp();
        using var process = Process.Start(contender.StartInfo())!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? new(output, Stopwatch.GetElapsedTime(from).TotalSeconds)
            : throw new InvalidOperationException(
                $"'{contender.Name}' failed with exit code {process.ExitCode}: {contender.Program} {string.Join(' ', contender.Arguments)}");
    }
}
