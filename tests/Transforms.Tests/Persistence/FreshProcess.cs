using System.Diagnostics;
using System.Text.Json;
using MLNetTorch.FreshProcess;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Scores rows with a model file in a process that knows nothing of how it was made.</summary>
internal static class FreshProcess
{
    public static ScoredRows Run(string mode, ModelFile file, GivenRows rows)
    {
        File.WriteAllText(file.In("rows.json"), JsonSerializer.Serialize(rows));
        var program = Path.Combine(AppContext.BaseDirectory, "MLNetTorch.FreshProcess.dll");
        string[] arguments = ["exec", program, mode, file.Path, file.In("rows.json"), file.In("scores.json")];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, errors);
        return JsonSerializer.Deserialize<ScoredRows>(File.ReadAllText(file.In("scores.json")))!;
    }
}
