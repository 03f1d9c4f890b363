using System.Text.Json;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.FreshProcess;

/// <summary>What a model said of a picture.</summary>
public sealed record PictureAnswer(string Label, float[] Score);

/// <summary>One picture at a time. Nothing but ML.NET is named here.</summary>
internal static class PictureScoring
{
    /// <returns>Two <see cref="PictureAnswer"/> as JSON: of the file, and of a stream of its bytes.</returns>
    public static string Answers(string model, string path)
    {
        var ml = new MLContext();
        using var engine = ml.Model.CreatePredictionEngine<Picture, Prediction>(ml.Model.Load(model, out _));
        using var stream = File.OpenRead(path);
        using var fromFile = MLImage.CreateFromFile(path);
        using var fromStream = MLImage.CreateFromStream(stream);
        return JsonSerializer.Serialize(new[] { Answer(engine, fromFile), Answer(engine, fromStream) });
    }

    private static PictureAnswer Answer(PredictionEngine<Picture, Prediction> engine, MLImage image)
    {
        var answer = engine.Predict(new Picture { Image = image });
        return new PictureAnswer(answer.PredictedLabel, answer.Score);
    }

    private sealed class Picture
    {
        [ImageType(9, 11)]
        public MLImage Image { get; set; } = null!;

        public string Label { get; set; } = "";
    }

    private sealed class Prediction
    {
        public string PredictedLabel { get; set; } = "";

        public float[] Score { get; set; } = [];
    }
}
