using Microsoft.ML;

namespace MLNetTorch.Samples.Transfer;

/// <summary>Uses a saved model through plain ML.NET, in the shape that Model Builder generates.</summary>
public static partial class TransferLearning
{
    /// <summary>One picture in a file.</summary>
    public sealed class ModelInput
    {
        /// <summary>The file: JPEG, PNG, BMP or GIF.</summary>
        public string ImagePath { get; set; } = "";

        /// <summary>What it shows; not needed for a prediction.</summary>
        public string Label { get; set; } = "";
    }

    /// <summary>What the model says about one picture.</summary>
    public sealed class ModelOutput
    {
        /// <summary>The most probable class.</summary>
        public string PredictedLabel { get; set; } = "";

        /// <summary>The probability of each class.</summary>
        public float[] Score { get; set; } = [];
    }

    /// <summary>The model file that <see cref="PredictEngine"/> loads at its first use.</summary>
    public static string ModelPath { get; set; } = "transfer.zip";

    /// <summary>One prediction engine for the program; it is not thread-safe, as in ML.NET.</summary>
    public static Lazy<PredictionEngine<ModelInput, ModelOutput>> PredictEngine { get; } = new(CreatePredictEngine, isThreadSafe: true);

    /// <summary>Names what a picture shows.</summary>
    public static ModelOutput Predict(ModelInput input) => PredictEngine.Value.Predict(input);

    private static PredictionEngine<ModelInput, ModelOutput> CreatePredictEngine()
    {
        var ml = new MLContext();
        var model = ml.Model.Load(ModelPath, out _);
        return ml.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
    }

    internal static int ShowPredictions(string modelPath, IReadOnlyList<string> pictures)
    {
        ModelPath = modelPath;
        foreach (var picture in pictures)
        {
            var output = Predict(new ModelInput { ImagePath = Path.GetFullPath(picture) });
            Console.WriteLine($"  {Path.Combine(Path.GetFileName(Path.GetDirectoryName(picture)) ?? "", Path.GetFileName(picture))}: {output.PredictedLabel}, {output.Score.Max():P1}");
        }

        return 0;
    }
}
