using System.Diagnostics;

namespace MLNetTorch.Benchmarks.Start;

/// <summary>The program FirstPrediction compiled beforehand, as a user publishes it; needs the package of the compiler.</summary>
internal static class ReadyToRun
{
    private static readonly string Project = Path.Combine("benchmarks", "FirstPrediction", "FirstPrediction.csproj");

    /// <summary>Publishes it.</summary>
    /// <returns>The program, or null where it cannot be published here, which is said.</returns>
    public static string? Publish(string folder)
    {
        var start = new ProcessStartInfo("dotnet",
            [
                "publish", Project, "-c", "Release", "-r", "linux-x64", "--no-self-contained", "-p:PublishReadyToRun=true", "-p:UseAppHost=false",
                "-o", folder, "-v", "q", "--nologo",
            ])
        { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0)
            return Path.Combine(folder, "MLNetTorch.Benchmarks.FirstPrediction.dll");
        Console.WriteLine($"ReadyToRun could not be tried: {output.Trim()}");
        return null;
    }
}
