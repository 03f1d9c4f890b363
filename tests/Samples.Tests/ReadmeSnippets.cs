using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Samples.Tests;

public sealed record TwoLayers(int Hidden = 64) : INetworkBuilder
{
    public Module<Tensor, Tensor> Build(NetworkShape shape) => Sequential(
        Flatten(), Linear(shape.InputSize, Hidden), ReLU(), Linear(Hidden, shape.Output));
}

/// <summary>The code of the README, compiled: <see cref="ReadmeTests"/> holds the two texts together and runs it.</summary>
internal static class ReadmeSnippets
{
    public static MulticlassClassificationMetrics Pipeline()
    {
        var ml = new MLContext(seed: 1);
        var train = ml.Torch().LoadMnist("data/mnist", MnistSplit.Train);
        var pipeline = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]))
            .Append(ml.Torch().MulticlassClassification(new ConvNet(), new TorchTrainerOptions { Epochs = 3 }))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        var model = pipeline.Fit(train);
        var metrics = ml.MulticlassClassification.Evaluate(model.Transform(ml.Torch().LoadMnist("data/mnist", MnistSplit.Test)));
        ml.Model.Save(model, train.Schema, "mnist.zip");
        return metrics;
    }

    public static IEstimator<ITransformer> OwnNetwork(MLContext ml)
    {
        NetworkRegistry.Register<TwoLayers>("two-layers");
        return
            ml.Torch().MulticlassClassification(new TwoLayers(128));
    }
}
