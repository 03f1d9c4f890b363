using System.Diagnostics;

namespace MLNetTorch.Samples.Resuming;

/// <summary>This program's command <c>train</c> in a process of its own.</summary>
internal static class OtherProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(Settings settings)
    {
        using var process = Start(settings);
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains("checkpoint", StringComparison.Ordinal))
            {
                Console.WriteLine($"  {line}");
            }
        }

        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Kills it as soon as it prints a line.</summary>
    /// <returns>Whether it came that far.</returns>
    public static bool RunUntil(string line, Settings settings)
    {
        using var process = Start(settings);
        while (process.StandardOutput.ReadLine() is { } read)
        {
            if (read == line)
            {
                Console.WriteLine($"  {read}: killed");
                process.Kill();
                process.WaitForExit();
                return true;
            }
        }

        return false;
    }

    private static Process Start(Settings settings)
    {
        string[] arguments =
        [
            "train", "--seed", $"{settings.Seed}", "--data", settings.DataFolder,
            "--checkpoints", settings.Checkpoints, "--output", settings.Output, .. settings.Quick ? ["--quick"] : Array.Empty<string>(),
        ];
        return Process.Start(new ProcessStartInfo(Environment.ProcessPath!, LaunchArguments(arguments)) { RedirectStandardOutput = true })!;
    }

    // Started through `dotnet ResumeTraining.dll`, the process is dotnet itself and the program its first argument.
    private static IEnumerable<string> LaunchArguments(string[] arguments) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [typeof(OtherProcess).Assembly.Location, .. arguments]
            : arguments;
}
