using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Samples.Web;

public static partial class DigitWeb
{
    private const float Mean = 0.1307f;
    private const float Deviation = 0.3081f;

    /// <summary>What a pixel without ink is to the network.</summary>
    private const float Paper = -Mean / Deviation;

    private static readonly ConvNet Network = new() { SecondChannels = 32, HiddenSize = 128, Dropout = 0.25 };

    /// <summary>Trains on MNIST and writes the model file: whole, or not at all.</summary>
    internal static void TrainAndSave(Settings settings, TextWriter log, CancellationToken stop)
    {
        var ml = new MLContext(settings.Seed);
        var digits = ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Train, cancellationToken: stop);
        if (settings.Quick)
        {
            digits = ml.Data.TakeRows(digits, 12_000);
        }

        // The keys are made outside the model, so that what is served asks for no label.
        var keyed = ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Fit(digits).Transform(digits);
        log.WriteLine($"There is no model '{settings.Model}' yet: training one …");
        using var model = BuildPipeline(ml, settings, stop).Fit(keyed);

        var unfinished = $"{settings.Model}.{Environment.ProcessId}.tmp";
        ml.Model.Save(model, keyed.Schema, unfinished);
        File.Move(unfinished, settings.Model, overwrite: true);
        log.WriteLine($"Trained: {model.LastTransformer.History.Epochs[^1].TrainingAccuracy:P1} of the training digits. Saved as '{settings.Model}'.");
    }

    // What is drawn with a mouse is slanted and sized otherwise than MNIST: the training sees some of that.
    private static EstimatorChain<TorchClassificationTransformer> BuildPipeline(MLContext ml, Settings settings, CancellationToken stop) =>
        ml.Torch().ToTensor("Features", "Image")
            .Append(ml.Torch().NormalizeChannels("Features", mean: [Mean], std: [Deviation]))
            .Append(ml.Torch().MulticlassClassification(Network, new TorchTrainerOptions
            {
                Epochs = settings.Quick ? 1 : 3,
                Optimizer = Optimizers.Adam(0.001),
                Augmentation = [Augmentations.Rotation(10, Paper), Augmentations.Rescale(0.9, 1.1, Paper)],
                // So few rows are over before a second thread pays, and on a busy machine it costs.
                Threads = settings.Quick ? 1 : null,
                CancellationToken = stop,
                Progress = new ConsoleProgress(),
            }));
}
