using Microsoft.ML;
using Microsoft.ML.Transforms;
using MLNetTorch.Networks;

namespace MLNetTorch.Samples.Imbalance;

public static partial class ImbalancedClasses
{
    internal static ITransformer Train(MLContext ml, IDataView train, ClassWeights? weights, Settings settings) =>
        BuildPipeline(ml, weights, settings).Fit(train);

    internal static IEstimator<ITransformer> BuildPipeline(MLContext ml, ClassWeights? weights, Settings settings)
    {
        var trainer = new TorchTrainerOptions
        {
            Epochs = settings.Epochs,
            Seed = settings.Seed,
            Threads = 1,   // more gain nothing for a network this small

            // The one difference: null counts every row alike, ClassWeights.Balanced every class.
            ClassWeights = weights,
            Progress = new ConsoleProgress(),
        };

        return ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]))
            .Append(ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [128] }, trainer))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
    }
}
