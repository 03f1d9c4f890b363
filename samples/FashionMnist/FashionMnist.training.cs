using Microsoft.ML;
using Microsoft.ML.Transforms;
using MLNetTorch.Networks;

namespace MLNetTorch.Samples.Fashion;

public static partial class FashionMnist
{
    internal static ITransformer Train(MLContext ml, IDataView train, Settings settings) =>
        BuildPipeline(ml, settings).Fit(train);

    internal static IEstimator<ITransformer> BuildPipeline(MLContext ml, Settings settings)
    {
        var trainer = new TorchTrainerOptions
        {
            Epochs = settings.EpochsToTrain,
            Seed = settings.Seed,
            Threads = settings.Threads,
            Optimizer = Optimizers.Adam(0.001),

            // Clothes look the same in a mirror, and a little to the side.
            Augmentation = settings.Plain ? [] : [Augmentations.HorizontalFlip(), Augmentations.RandomCrop(padding: 1)],
            Progress = new ConsoleProgress(),
        };

        return ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().NormalizeChannels("Features"))
            .Append(ml.Torch().MulticlassClassification(new ConvNet { Dropout = 0.25 }, trainer))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
    }
}
