using System.Diagnostics;
using System.Text.Json;

namespace MLNetTorch.Estimators.Tests;

/// <summary>Saves a model and scores rows with it in a process that knows nothing of how it was made.</summary>
internal static class FreshScores
{
    public static float[][] Of(string mode, MLContext ml, ITransformer model, IDataView rows)
    {
        var folder = Directory.CreateTempSubdirectory("mlnettorch-");
        try
        {
            string InFolder(string name) => Path.Combine(folder.FullName, name);
            var features = ml.Data.CreateEnumerable<ToyFeatures>(rows, reuseRowObject: false, ignoreMissingColumns: true);
            ml.Model.Save(model, rows.Schema, InFolder("model.zip"));
            File.WriteAllText(InFolder("rows.json"),
                JsonSerializer.Serialize(new GivenRows("Features", [.. features.Select(row => row.Features)])));
            Run(mode, InFolder("model.zip"), InFolder("rows.json"), InFolder("scores.json"));
            return JsonSerializer.Deserialize<ScoredRows>(File.ReadAllText(InFolder("scores.json")))!.Scores;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
            start.FileName = "dotnet";
        start.ArgumentList.Add(typeof(GivenRows).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, errors);
    }
}

internal sealed class ToyFeatures
{
    public float[] Features { get; set; } = [];
}
