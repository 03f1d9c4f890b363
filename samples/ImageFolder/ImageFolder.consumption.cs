using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MLNetTorch.Samples.Folders;

/// <summary>Uses a saved model through plain ML.NET, in the shape that Model Builder generates.</summary>
public static partial class ImageFolder
{
    /// <summary>One picture.</summary>
    public sealed class ModelInput
    {
        /// <summary>The picture, of any size: ML.NET wants to hear one here, but ResizeImages does not mind.</summary>
        [ImageType(64, 64)]
        public MLImage? Image { get; set; }

        /// <summary>What it shows; not needed for a prediction.</summary>
        public string Label { get; set; } = "";
    }

    /// <summary>What the network says about one picture.</summary>
    public sealed class ModelOutput
    {
        /// <summary>The most probable class.</summary>
        public string PredictedLabel { get; set; } = "";

        /// <summary>The probability of each class, in the order of the classes' keys.</summary>
        public float[] Score { get; set; } = [];
    }

    /// <summary>The model file that <see cref="PredictEngine"/> loads at its first use.</summary>
    public static string ModelPath { get; set; } = "pictures.zip";

    /// <summary>One prediction engine for the program; it is not thread-safe, as in ML.NET.</summary>
    public static Lazy<PredictionEngine<ModelInput, ModelOutput>> PredictEngine { get; } = new(CreatePredictEngine, isThreadSafe: true);

    /// <summary>Tells what a picture shows.</summary>
    /// <param name="file">A JPEG, PNG, BMP or GIF file.</param>
    public static ModelOutput Predict(string file)
    {
        using var image = MLImage.CreateFromFile(file);
        return PredictEngine.Value.Predict(new ModelInput { Image = image });
    }

    /// <summary>Tells what a picture shows.</summary>
    /// <param name="stream">The contents of such a file: an upload, a message, a row of a data base.</param>
    public static ModelOutput Predict(Stream stream)
    {
        using var image = MLImage.CreateFromStream(stream);
        return PredictEngine.Value.Predict(new ModelInput { Image = image });
    }

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
            var fromFile = Predict(picture);
            using var stream = File.OpenRead(picture);
            var fromStream = Predict(stream);
            Console.WriteLine($"{picture}: {fromFile.PredictedLabel} with {fromFile.Score.Max():P1}");
            if (!fromFile.Score.SequenceEqual(fromStream.Score))
            {
                Console.Error.WriteLine($"From a stream the network says something else: {fromStream.PredictedLabel} with {fromStream.Score.Max():P1}.");
                return 1;
            }
        }

        return 0;
    }
}
