using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;

namespace MLNetTorch.Samples.Folders;

public static partial class ImageFolder
{
    internal static TransformerChain<ITransformer> Train(MLContext ml, IDataView train, Settings settings) =>
        BuildPipeline(ml, settings).Fit(train);

    internal static EstimatorChain<ITransformer> BuildPipeline(MLContext ml, Settings settings)
    {
        var trainer = new TorchTrainerOptions
        {
            Epochs = settings.Epochs,
            BatchSize = 16,
            Seed = settings.Seed,
            Optimizer = Optimizers.Adam(0.001),
            Progress = new ConsoleProgress(),
        };

        // Mean and std are given: to learn them would read every picture once more.
        return new EstimatorChain<ITransformer>()
            .Append(ml.Transforms.Conversion.MapValueToKey("Label"))
            .Append(ml.Transforms.ResizeImages("Resized", settings.Side, settings.Side, "Image"))
            .Append(ml.Torch().ToTensor("Features", "Resized"))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.5f], std: [0.25f]))
            .Append(ml.Torch().MulticlassClassification(new ConvNet(), trainer))
            .Append<ITransformer>(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
    }
}
