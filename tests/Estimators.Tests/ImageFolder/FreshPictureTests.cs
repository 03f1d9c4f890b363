using System.Diagnostics;
using System.Text.Json;
using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A model of pictures in a process that knows nothing of the folder that it was trained on.</summary>
[TestClass]
public sealed class FreshPictureTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void A_saved_model_names_the_picture_of_a_file_and_of_a_stream()
    {
        using var pictures = new PictureRows(perClass: 10);
        var rows = _ml.Torch().LoadImageFolder(pictures.Path);
        using var model = PictureRows.Pipeline(_ml, new TorchTrainerOptions { Epochs = 8, Seed = 1, BatchSize = 6, Optimizer = Optimizers.Adam(learningRate: 0.02) }).Fit(rows);
        _ml.Model.Save(model, rows.Schema, pictures["model.zip"]);
        var scores = model.Transform(rows).GetColumn<float[]>("Score").ToArray();
        var paths = rows.GetColumn<string>("ImagePath").ToArray();

        foreach (var row in new[] { 0, 1, 20 })
        {
            var answers = Answers(pictures["model.zip"], paths[row]);
            Assert.HasCount(2, answers);
            foreach (var answer in answers)
            {
                Assert.AreEqual(Path.GetFileName(Path.GetDirectoryName(paths[row])), answer.Label);
                for (var at = 0; at < 3; at++)
                    Assert.AreEqual(scores[row][at], answer.Score[at], 1e-5f);
            }
        }
    }

    private static PictureAnswer[] Answers(string model, string picture)
    {
        string[] arguments = [typeof(PictureAnswer).Assembly.Location, "picture", model, picture];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, errors.Result);
        return JsonSerializer.Deserialize<PictureAnswer[]>(output)!;
    }
}
