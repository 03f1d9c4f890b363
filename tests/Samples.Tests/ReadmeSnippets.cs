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

    public static (INetworkBuilder Before, INetworkBuilder After) NetworkAsData()
    {
        var network = new SequentialNetwork(
            new Layer.Conv2d(8, 3), new Layer.ReLU(), new Layer.MaxPool2d(2), new Layer.Flatten(), new Layer.Linear());
        var json = NetworkRegistry.Serialize(network);
        var again = NetworkRegistry.Deserialize(json);
        return (network, again);
    }

    // Needs PyTorch's server, so it is only compiled.
    public static void Pretrained(MLContext ml)
    {
        var model = new ResNet { Depth = 18 }.Build(new NetworkShape([3, 224, 224], 1000));
        NetworkWeights.Load(model, ml.Torch().FetchResNetWeights("data/weights"));
        model.Replace("fc", Linear(512, 10));
        model.Freeze("conv1.*", "bn1.*", "layer1.*");
        model.Initialize(seed: 1, ("fc.weight", Initializers.XavierUniform()), ("fc.bias", Initializers.Zeros()));
        Console.WriteLine(ModuleText.Of(model));
        Console.WriteLine(TensorText.Of(model.Parameter("layer1.0.conv1.weight")));
        NetworkWeights.Save(model, "model.safetensors");
    }

    public static TorchTrainerOptions Training(MLContext ml, ITransformer trained, IDataView validationRows)
    {
        var options = new TorchTrainerOptions
        {
            Epochs = 50,
            ValidationFraction = 0.1,
            ClassWeights = ClassWeights.Balanced,
            Callbacks = [Callbacks.EarlyStopping(patience: 5), Callbacks.TensorBoard("run/events")],
            Checkpoint = new Checkpoint("run/checkpoints") { EveryMinutes = 10, Resume = true },
        };
        ml.Torch().Report(trained).WithRows(validationRows).Save("report.html");
        return options;
    }
}
