using System.Diagnostics;

namespace MLNetTorch.Samples.Resuming;

/// <summary>This program's command <c>train</c> in a process of its own.</summary>
internal static class OtherProcess
{
    /// <summary>Runs it to its end, the one or the other.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(Settings settings)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, LaunchArguments(Arguments(settings)))
        {
            RedirectStandardOutput = true,
        })!;
        var last = "";
        while (process.StandardOutput.ReadLine() is { } line)
        {
            last = line;
            if (line.Contains("checkpoint", StringComparison.Ordinal))
            {
                Console.WriteLine($"  {line}");
            }
        }

        process.WaitForExit();
        Console.WriteLine($"  last line: {last}; exit code {process.ExitCode}");
        return process.ExitCode;
    }

    private static string[] Arguments(Settings settings) =>
    [
        "train", "--seed", $"{settings.Seed}", "--data", settings.DataFolder, "--checkpoints", settings.Checkpoints, "--output", settings.Output,
        .. settings.Quick ? ["--quick"] : Array.Empty<string>(), .. settings.KillAt is { } batch ? ["--kill-at", $"{batch}"] : Array.Empty<string>(),
    ];

    // Started through `dotnet ResumeTraining.dll`, the process is dotnet itself and the program its first argument.
    private static IEnumerable<string> LaunchArguments(string[] arguments) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [typeof(OtherProcess).Assembly.Location, .. arguments]
            : arguments;
}
