using System.Diagnostics;
using System.Text.Json;
using Microsoft.ML;
using MLNetTorch.FreshProcess;

namespace MLNetTorch.Transforms.Tests;

[TestClass]
public sealed class FreshProcessTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    [DataRow("plain")]
    [DataRow("torch")]
    public void Another_process_gives_the_same_scores_to_the_bit(string mode)
    {
        var data = TinyModel.Data(_ml, 20);
        using var model = TinyModel.Classifier(_ml, data);
        var onlyFeatures = _ml.Transforms.SelectColumns("Features").Fit(data).GetOutputSchema(data.Schema);
        using var file = ModelFile.Of(_ml, model, onlyFeatures);
        var expected = mode == "plain"
            ? RowByRow.Scores(model, data)
            : [.. TinyScored.Of(_ml, model.Transform(data)).Select(each => each.Score)];

        var scored = Run(mode, file, new GivenRows("Features", [.. Enumerable.Range(0, 20).Select(each => TinyRow.At(each).Features)]));

        Assert.HasCount(20, scored.Scores);
        for (var i = 0; i < 20; i++)
            CollectionAssert.AreEqual(expected[i], scored.Scores[i]);
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fish" }, scored.SlotNames);
        CollectionAssert.AreEqual(new[] { "cat", "dog", "fish" }, scored.KeyValues);
        Assert.AreEqual(mode == "torch", scored.LastTransformer == nameof(TorchClassificationTransformer));
    }

    private static ScoredRows Run(string mode, ModelFile file, GivenRows rows)
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
