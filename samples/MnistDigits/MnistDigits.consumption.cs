using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Samples;

/// <summary>Uses a saved model through plain ML.NET, in the shape that Model Builder generates.</summary>
public static partial class MnistDigits
{
    /// <summary>One image of a digit.</summary>
    public sealed class ModelInput
    {
        /// <summary>The pixels, 0 (paper) to 255 (ink), row by row.</summary>
        [VectorType(1, 28, 28)]
        public byte[] Image { get; set; } = [];

        /// <summary>The digit that is shown; not needed for a prediction.</summary>
        public uint Label { get; set; }
    }

    /// <summary>What the network says about one image.</summary>
    public sealed class ModelOutput
    {
        /// <summary>The most probable digit.</summary>
        public uint PredictedLabel { get; set; }

        /// <summary>The probability of each digit, 0 to 9.</summary>
        public float[] Score { get; set; } = [];
    }

    /// <summary>The model file that <see cref="PredictEngine"/> loads at its first use.</summary>
    public static string ModelPath { get; set; } = "mnist.zip";

    /// <summary>One prediction engine for the program; it is not thread-safe, as in ML.NET.</summary>
    public static Lazy<PredictionEngine<ModelInput, ModelOutput>> PredictEngine { get; } = new(CreatePredictEngine, isThreadSafe: true);

    /// <summary>Reads one digit.</summary>
    public static ModelOutput Predict(ModelInput input) => PredictEngine.Value.Predict(input);

    private static PredictionEngine<ModelInput, ModelOutput> CreatePredictEngine()
    {
        var ml = new MLContext();
        var model = ml.Model.Load(ModelPath, out _);
        return ml.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
    }

    internal static int ShowPredictions(string modelPath, string dataFolder)
    {
        ModelPath = modelPath;
        var ml = new MLContext();
        var digits = ml.Data.CreateEnumerable<ModelInput>(ml.Torch().LoadMnist(dataFolder, MnistSplit.Test), reuseRowObject: false);
        foreach (var digit in digits.Take(4))
        {
            var output = Predict(digit);
            Console.WriteLine();
            Console.Write(DigitArt.Draw(digit.Image));
            Console.WriteLine($"read as {output.PredictedLabel}, labelled {digit.Label}: {MostProbable(output.Score)}");
        }

        return 0;
    }

    private static string MostProbable(float[] score) => string.Join(", ",
        score.Select((probability, digit) => (probability, digit)).OrderByDescending(x => x.probability).Take(3)
            .Select(x => $"{x.digit} with {x.probability:P2}"));
}
