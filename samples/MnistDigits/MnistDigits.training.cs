using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Samples;

public static partial class MnistDigits
{
    internal static ITransformer Train(MLContext ml, IDataView train, Settings settings) =>
        BuildPipeline(ml, settings).Fit(train);

    internal static IEstimator<ITransformer> BuildPipeline(MLContext ml, Settings settings)
    {
        var trainer = new TorchTrainerOptions
        {
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize,
            Optimizer = Optimizers.Adam(settings.LearningRate),
            Progress = new ConsoleProgress(),
        };

        return ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]))
            .Append(ml.Torch().MulticlassClassification(Networks.Named(settings.Network), trainer))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
    }
}
