using System.Diagnostics;

namespace MLNetTorch.Samples.Tests;

/// <summary>A program run to its end, as a user would run it.</summary>
internal sealed record SampleProcess(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the sample that a type belongs to.</summary>
    public static SampleProcess RunSample(Type type, params string[] arguments) =>
        Run("dotnet", Path.GetTempPath(), [type.Assembly.Location, .. arguments]);

    public static void HelpNames(Type type, IEnumerable<string> options)
    {
        var help = RunSample(type, "--help").Output;
        foreach (var option in options)
        {
            Assert.Contains(option, help);
        }
    }

    public static SampleProcess Run(string fileName, string workingDirectory, params string[] arguments)
    {
        var start = new ProcessStartInfo(fileName, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new SampleProcess(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
