namespace MLNetTorch.Estimators.Tests;

/// <summary>The trainer gives what a loop written by hand gives, to the bit.</summary>
[TestClass]
public sealed class HandWrittenLoopTests
{
    private const int Seed = 11;
    private const int BatchSize = 16;
    private const int Epochs = 3;

    [TestMethod]
    [DataRow("sgd", 0.0)]
    [DataRow("sgd", 0.4)]
    [DataRow("adam", 0.4)]
    public void Same_weights_and_losses(string optimizer, double dropout)
    {
        var ml = new MLContext(1);
        var rows = ToyRows.Load(ml);
        var network = new Mlp { HiddenSizes = [20, 10], Dropout = dropout };
        var choice = optimizer == "adam"
            ? (TrainingOptimizer)Optimizers.Adam(0.01, weightDecay: 0.1)
            : Optimizers.Sgd(0.05, momentum: 0.9, nesterov: true, weightDecay: 0.01);
        var options = new TorchTrainerOptions { Epochs = Epochs, BatchSize = BatchSize, Seed = Seed, Shuffle = false, Optimizer = choice };
        using var model = ml.Torch().MulticlassClassification(network, options).Fit(rows);
        var (weights, losses) = ByHand(rows, network, adam: optimizer == "adam");
        CollectionAssert.AreEqual(weights, Weights.Of(model.Network));
        CollectionAssert.AreEqual(losses, model.History.Epochs.Select(epoch => epoch.TrainingLoss).ToArray());
    }

    private static (byte[] Weights, double[] Losses) ByHand(IDataView rows, Mlp builder, bool adam)
    {
        using var random = new RandomStream(Seed);
        using var network = random.Run(() => builder.Build(new NetworkShape([1, 16, 16], 3)));
        using var data = TrainingSet.Load(rows, "Features", "Label");
        using torch.optim.Optimizer optimizer = adam
            ? torch.optim.Adam(network.parameters(), 0.01, weight_decay: 0.1)
            : torch.optim.SGD(network.parameters(), 0.05, momentum: 0.9, weight_decay: 0.01, nesterov: true);
        var losses = new double[Epochs];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            for (var start = 0L; start < data.Count; start += BatchSize)
            {
                using var scope = torch.NewDisposeScope();
                var count = Math.Min(BatchSize, data.Count - start);
                optimizer.zero_grad();
                var output = random.Run(() => network.call(data.Features.narrow(0, start, count)));
                var loss = torch.nn.functional.cross_entropy(output, data.Labels.narrow(0, start, count));
                loss.backward();
                optimizer.step();
                losses[epoch] += (double)loss.item<float>() * count;
            }
            losses[epoch] /= data.Count;
        }
        return (Weights.Of(network), losses);
    }
}
