using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Samples.Fashion;

/// <summary>Uses a saved model through plain ML.NET, in the shape that Model Builder generates.</summary>
public static partial class FashionMnist
{
    /// <summary>One picture of a piece of clothing.</summary>
    public sealed class ModelInput
    {
        /// <summary>The pixels, 0 (background) to 255 (cloth), row by row.</summary>
        [VectorType(1, 28, 28)]
        public byte[] Image { get; set; } = [];

        /// <summary>The class that is shown, 0 to 9; not needed for a prediction.</summary>
        public uint Label { get; set; }
    }

    /// <summary>What the network says about one picture.</summary>
    public sealed class ModelOutput
    {
        /// <summary>The most probable class.</summary>
        public uint PredictedLabel { get; set; }

        /// <summary>The probability of each class, 0 to 9.</summary>
        public float[] Score { get; set; } = [];
    }

    /// <summary>The model file that <see cref="PredictEngine"/> loads at its first use.</summary>
    public static string ModelPath { get; set; } = "fashion.zip";

    /// <summary>One prediction engine for the program; it is not thread-safe, as in ML.NET.</summary>
    public static Lazy<PredictionEngine<ModelInput, ModelOutput>> PredictEngine { get; } = new(CreatePredictEngine, isThreadSafe: true);

    /// <summary>Names what one picture shows.</summary>
    public static ModelOutput Predict(ModelInput input) => PredictEngine.Value.Predict(input);

    private static PredictionEngine<ModelInput, ModelOutput> CreatePredictEngine()
    {
        var ml = new MLContext();
        var model = ml.Model.Load(ModelPath, out _);
        return ml.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
    }

    internal static int ShowPredictions(string modelPath, Settings settings)
    {
        ModelPath = modelPath;
        var ml = new MLContext();
        var pictures = ml.Data.CreateEnumerable<ModelInput>(Load(ml, settings, MnistSplit.Test), reuseRowObject: false);
        foreach (var picture in pictures.Take(3))
        {
            var output = Predict(picture);
            Console.WriteLine();
            Console.Write(DigitArt.Draw(picture.Image));
            Console.WriteLine($"named {Name(output.PredictedLabel)} ({output.Score.Max():P1}), labelled {Name(picture.Label)}");
        }

        return 0;
    }

    private static string Name(uint label) => label < MLNetTorch.FashionMnist.ClassNames.Count ? MLNetTorch.FashionMnist.ClassNames[(int)label] : $"{label}";
}
