namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class TrainingTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void A_network_learns_the_toy_problem()
    {
        var options = new TorchTrainerOptions { Epochs = 15, BatchSize = 16, Seed = 1 };
        using var model = _ml.Torch().MulticlassClassification(new ConvNet { HiddenSize = 32 }, options).Fit(ToyRows.Load(_ml, rows: 150));
        var metrics = _ml.MulticlassClassification.Evaluate(model.Transform(ToyRows.Load(_ml, rows: 90, seed: 2)));
        Assert.IsGreaterThan(0.95, metrics.MicroAccuracy);
        Assert.IsLessThan(model.History.Epochs[0].TrainingLoss, model.History.Epochs[^1].TrainingLoss);
        Assert.AreEqual("completed", model.History.EndedBy);
        Assert.AreEqual(15, model.History.BestEpoch);
        CollectionAssert.AreEqual(ToyRows.Names, model.Labels.ToArray());
    }

    [TestMethod]
    public void Training_metrics_are_over_all_rows()
    {
        // Weights that do not move: the epoch's numbers are those of the whole set under one network, the short last batch included.
        var options = new TorchTrainerOptions { Epochs = 1, BatchSize = 16, Seed = 1, Optimizer = Optimizers.Sgd(learningRate: 1e-30) };
        using var model = _ml.Torch().MulticlassClassification(new Mlp(), options).Fit(ToyRows.Load(_ml, rows: 50));
        var metrics = _ml.MulticlassClassification.Evaluate(model.Transform(ToyRows.Load(_ml, rows: 50)));
        Assert.AreEqual(metrics.LogLoss, model.History.Epochs[0].TrainingLoss, 1e-5);
        Assert.AreEqual(metrics.MicroAccuracy, model.History.Epochs[0].TrainingAccuracy!.Value, 1e-12);
    }

    [TestMethod]
    public void Validation_keeps_the_best_epoch()
    {
        // A learning rate so high that later epochs get worse again.
        var options = new TorchTrainerOptions
        {
            Epochs = 12,
            BatchSize = 8,
            Seed = 1,
            ValidationFraction = 0.3,
            Optimizer = Optimizers.Sgd(learningRate: 0.6, momentum: 0.95),
        };
        using var model = _ml.Torch().MulticlassClassification(new Mlp { HiddenSizes = [16] }, options).Fit(ToyRows.Load(_ml));
        var lowest = model.History.Epochs.MinBy(epoch => epoch.ValidationLoss)!;
        Assert.AreEqual(lowest.Epoch, model.History.BestEpoch);
        Assert.AreNotEqual(12, lowest.Epoch);
        using var shorter = _ml.Torch()
            .MulticlassClassification(new Mlp { HiddenSizes = [16] }, options with { Epochs = lowest.Epoch }).Fit(ToyRows.Load(_ml));
        CollectionAssert.AreEqual(Weights.Of(shorter.Network), Weights.Of(model.Network));
    }

    [TestMethod]
    public void Validation_rows_are_not_learned_from()
    {
        // The split is a function of the seed: with one row to learn from and 59 to validate, that row alone is learned by heart.
        var options = new TorchTrainerOptions { Epochs = 30, Seed = 4, ValidationFraction = 59 / 60.0, Optimizer = Optimizers.Adam(0.01) };
        using var model = _ml.Torch().MulticlassClassification(new Mlp(), options).Fit(ToyRows.Load(_ml));
        Assert.IsTrue(model.History.Epochs.All(epoch => epoch.TrainingAccuracy is 0 or 1));
        Assert.AreEqual(1.0, model.History.Epochs[^1].TrainingAccuracy);
        Assert.IsLessThan(0.5, model.History.Epochs[^1].ValidationAccuracy!.Value);
    }

    [TestMethod]
    public void Shuffling_changes_the_order_in_every_epoch()
    {
        var options = new TorchTrainerOptions { Epochs = 3, BatchSize = 8, Seed = 2, Optimizer = Optimizers.Sgd(learningRate: 1e-30) };
        Assert.AreEqual(1, LossesByEpoch(options with { Shuffle = false }).Distinct().Count());
        Assert.AreEqual(3, LossesByEpoch(options).Distinct().Count());
    }

    [TestMethod]
    [DataRow(OutputActivation.None)]
    [DataRow(OutputActivation.LogSoftmax)]
    [DataRow(OutputActivation.Softmax)]
    public void Cross_entropy_takes_every_output_activation(OutputActivation activation)
    {
        var reference = LossOf(OutputActivation.None);
        Assert.AreEqual(reference, LossOf(activation), 1e-5);

        double LossOf(OutputActivation output)
        {
            var options = new TorchTrainerOptions { Epochs = 2, Seed = 2, Loss = Losses.CrossEntropy(labelSmoothing: 0.1) };
            using var model = _ml.Torch().MulticlassClassification(new Mlp { OutputActivation = output }, options).Fit(ToyRows.Load(_ml));
            return model.History.Epochs[^1].TrainingLoss;
        }
    }

    [TestMethod]
    public void A_network_that_needs_channels_first_gets_them()
    {
        var network = Network.From(shape => new Viewing(shape));
        var options = new TorchTrainerOptions { Epochs = 10, BatchSize = 16, Seed = 1 };
        using var model = _ml.Torch().MulticlassClassification(network, options).Fit(ToyRows.Load(_ml));
        Assert.IsGreaterThan(0.9, model.History.Epochs[^1].TrainingAccuracy!.Value);
    }

    [TestMethod]
    public void The_log_hears_of_every_epoch()
    {
        var lines = new List<string>();
        _ml.Log += (_, entry) =>
        {
            if (entry.Source?.Contains(nameof(TorchMulticlassTrainer), StringComparison.Ordinal) == true)
                lines.Add(entry.RawMessage ?? entry.Message);
        };
        var options = new TorchTrainerOptions { Epochs = 2, Seed = 1, ValidationFraction = 0.5 };
        _ml.Torch().MulticlassClassification(new Mlp(), options).Fit(ToyRows.Load(_ml)).Dispose();
        Assert.IsTrue(lines.Any(line => line.Contains("training Mlp (1x16x16 -> 3) on 60 rows, device cpu", StringComparison.Ordinal)));
        Assert.AreEqual(2, lines.Count(line => line.Contains("/2: loss ", StringComparison.Ordinal)
            && line.Contains("validation accuracy", StringComparison.Ordinal)));
    }

    private List<double> LossesByEpoch(TorchTrainerOptions options)
    {
        // The loss after the first batch tells which rows were in it.
        var losses = new List<double>();
        var listener = new OnProgress(at =>
        {
            if (at.Batch == 1)
                losses.Add(at.Loss);
        });
        _ml.Torch().MulticlassClassification(new Mlp(), options with { Progress = listener }).Fit(ToyRows.Load(_ml)).Dispose();
        return losses;
    }

    /// <summary>Flattens by view, as many a forward pass does: that takes channels-first values only.</summary>
    private sealed class Viewing : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly torch.nn.Module<torch.Tensor, torch.Tensor> conv;
        private readonly torch.nn.Module<torch.Tensor, torch.Tensor> output;

        public Viewing(NetworkShape shape)
            : base(nameof(Viewing))
        {
            conv = torch.nn.Conv2d(shape.Input[0], 4, 3L);
            output = torch.nn.Linear(4 * 14 * 14, shape.Output);
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
            => output.call(torch.nn.functional.relu(conv.call(input)).view(-1, 4 * 14 * 14));
    }
}
