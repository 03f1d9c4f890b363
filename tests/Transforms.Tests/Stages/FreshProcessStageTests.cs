using System.Diagnostics;
using System.Text.Json;
using Microsoft.ML;
using MLNetTorch.FreshProcess;

namespace MLNetTorch.Transforms.Tests;

/// <summary>A model that begins with image stages, loaded where nothing of ours is named.</summary>
[TestClass]
public sealed class FreshProcessStageTests
{
    [TestMethod]
    public void Stages_before_a_classifier_give_the_same_scores_to_the_bit()
    {
        var ml = new MLContext(seed: 1);
        var data = TinyModel.Data(ml, 20);
        var stages = ml.Torch().ToTensor("Image", "Features")
            .Append(ml.Torch().NormalizeChannels("Image"))
            .Append(ml.Torch().Pad("Image", pixels: 1, value: 0.25f))
            .Append(ml.Torch().Reshape("Image", shape: [4, -1]))
            .Append(ml.Torch().Flatten("Image")).Fit(data);
        var images = stages.Transform(data);
        using var classifier = TinyModel.Classifier(ml, images, featureColumn: "Image");
        var expected = RowByRow.Scores(classifier, images);
        var inputs = ml.Transforms.SelectColumns("Features").Fit(data).Transform(data);
        using var file = ModelFile.Of(ml, stages.Append(classifier), inputs.Schema);
        File.WriteAllText(file.In("rows.json"), JsonSerializer.Serialize(
            new GivenRows("Features", [.. Enumerable.Range(0, 20).Select(row => TinyRow.At(row).Features)])));

        RunPlain(file);

        var scored = JsonSerializer.Deserialize<ScoredRows>(File.ReadAllText(file.In("scores.json")))!;
        Images.AssertSameBits(expected, scored.Scores);
    }

    private static void RunPlain(ModelFile file)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "MLNetTorch.FreshProcess.dll");
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", ["exec", program, "plain", file.Path, file.In("rows.json"), file.In("scores.json")]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, errors);
    }
}
