using Microsoft.ML;
using MLNetTorch.Networks;
using TorchSharp;

namespace MLNetTorch.Benchmarks.Training;

/// <summary>Our side: the pipeline a user writes, measured by the trainer's own history.</summary>
internal static class ConvNetRun
{
    public static Measurement Measure(string data, int epochs)
    {
        var ml = new MLContext(seed: 1);
        var trainer = ml.Torch().MulticlassClassification(new ConvNet(), new TorchTrainerOptions
        {
            Epochs = epochs,
            BatchSize = 64,
            Optimizer = Optimizers.Sgd(learningRate: 0.01, momentum: 0.5),
        });
        var prepare = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]));

        var train = ml.Torch().LoadMnist(data, MnistSplit.Train);
        using var model = prepare.Append(trainer).Fit(train).LastTransformer;
        var history = model.History.Epochs;
        return new Measurement(
            [.. history.Select(epoch => epoch.Duration.TotalSeconds)], PeakMemory.MiB(), torch.get_num_threads(), history[^1].TrainingLoss);
    }
}
