using System.Text.Json;

namespace MLNetTorch.Estimators.Tests;

/// <summary>The real loop on the real MNIST, from the same weights, gives PyTorch's losses.</summary>
[TestClass]
public sealed class GoldenLossTests
{
    private static readonly JsonElement Golden =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "golden_data.json"))).RootElement;

    [TestMethod]
    public void LeNet_with_momentum()
        => Compare("LeNet lr 0.01 momentum 0.9 200 steps", new LeNet().Filled(100), pad: 2, steps: 200, tolerance: 1e-4,
            new TorchTrainerOptions { Optimizer = Optimizers.Sgd(0.01, momentum: 0.9) });

    [TestMethod]
    public void Mlp_that_ends_in_relu_and_log_softmax()
        => Compare("FirstNet lr 0.01 200 steps",
            new Mlp { HiddenSizes = [1000, 50], ActivateLast = true, OutputActivation = OutputActivation.LogSoftmax }.Filled(200),
            pad: 0, steps: 200, tolerance: 2e-3,
            new TorchTrainerOptions { Optimizer = Optimizers.Sgd(0.01), Loss = Losses.NegativeLogLikelihood() });

    [TestMethod]
    public void ConvNet_without_dropout()
        => Compare("CNNNet (dropout off) lr 0.01 momentum 0.5 200 steps",
            new ConvNet { Dropout = 0, OutputActivation = OutputActivation.LogSoftmax }.Filled(300), pad: 0, steps: 50, tolerance: 1e-4,
            new TorchTrainerOptions { Optimizer = Optimizers.Sgd(0.01, momentum: 0.5), Loss = Losses.NegativeLogLikelihood() });

    [TestMethod]
    public void Full_batches()
    {
        var ml = new MLContext(1);
        var expected = LossesOf("fullbatch SeqMLP lr 0.8 x 10");
        var options = new TorchTrainerOptions { Epochs = 10, BatchSize = 60_000, Shuffle = false, Optimizer = Optimizers.Sgd(0.8) };
        var train = Keyed(ml, Mnist.Load(ml, MnistSplit.Train));
        using var model = ml.Torch().ToTensor("Features", "Image")
            .Append(ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [100] }.Filled(400), options))
            .Fit(train);
        var epochs = model.LastTransformer.History.Epochs;
        Assert.HasCount(10, epochs);
        for (var epoch = 0; epoch < 10; epoch++)
            Assert.AreEqual(expected[epoch], epochs[epoch].TrainingLoss, 2e-3 * expected[epoch], $"epoch {epoch + 1}");
    }

    // On one thread, as the reference: sums in another order drift apart over 200 steps.
    private static void Compare(
        string entry, INetworkBuilder network, int pad, int steps, double tolerance, TorchTrainerOptions options)
    {
        var ml = new MLContext(1);
        var losses = new List<double>();
        var sum = 0.0;
        var listener = new OnProgress(at =>
        {
            if (at.EpochFinished)
                return;
            losses.Add((at.Loss * at.Batch) - sum);
            sum = at.Loss * at.Batch;
        });
        var rows = ml.Data.TakeRows(Mnist.Load(ml, MnistSplit.Train), 64 * steps);
        using var model = ml.Torch().ToTensor("Features", "Image")
            .Append(ml.Torch().Pad("Features", pixels: pad))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]))
            .Append(ml.Torch().MulticlassClassification(network, options with { Epochs = 1, Shuffle = false, Threads = 1, Progress = listener }))
            .Fit(Keyed(ml, rows));
        var expected = LossesOf(entry);
        Assert.HasCount(steps, losses);
        for (var step = 0; step < steps; step++)
            Assert.AreEqual(expected[step], losses[step], tolerance * Math.Max(1, expected[step]), $"step {step}");
    }

    // Classes in the order of their digits, as the golden numbers have them.
    private static IDataView Keyed(MLContext ml, IDataView rows)
        => ml.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Fit(rows).Transform(rows);

    private static double[] LossesOf(string entry)
        => [.. Golden.GetProperty(entry).GetProperty("f64").GetProperty("loss").EnumerateArray().Select(loss => loss.GetDouble())];
}
