namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class NonFiniteLossTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void It_stops_at_once_and_says_where()
    {
        var fault = Assert.ThrowsExactly<NonFiniteLossException>(() => Trainer(1e38).Fit(ToyRows.Load(_ml)));
        Assert.AreEqual(1, fault.Epoch);
        Assert.IsGreaterThan(1, fault.Step);
        Assert.IsFalse(double.IsFinite(fault.Loss));
        Assert.IsNull(fault.LastGood);
        Assert.Contains($"at step {fault.Step} of epoch 1", fault.Message);
        Assert.Contains("learning rate is too high", fault.Message);
    }

    [TestMethod]
    public void The_last_good_model_is_kept()
    {
        var rows = ToyRows.Load(_ml);
        using var good = Trainer(0.1, epochs: 2).Fit(rows);
        var fault = Assert.ThrowsExactly<NonFiniteLossException>(() => Trainer(0.1, epochs: 4, breaksAfter: 2 * 4).Fit(rows));
        Assert.AreEqual((3, 1), (fault.Epoch, fault.Step));
        using var kept = (TorchClassificationTransformer)fault.LastGood!;
        CollectionAssert.AreEqual(Weights.Of(good.Network), Weights.Of(kept.Network));
        Assert.AreEqual(2, kept.History.BestEpoch);
        Assert.AreEqual("non-finite loss", kept.History.EndedBy);
        Assert.HasCount(60, Scored.Of(kept.Transform(rows)));
    }

    private TorchMulticlassTrainer Trainer(double learningRate, int epochs = 3, int breaksAfter = int.MaxValue)
        => _ml.Torch().MulticlassClassification(
            Network.From(shape => new Breaking(shape, breaksAfter)),
            new TorchTrainerOptions { Epochs = epochs, BatchSize = 16, Seed = 5, Optimizer = Optimizers.Sgd(learningRate) });

    /// <summary>Gives not-a-number from a certain training step on.</summary>
    private sealed class Breaking : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly torch.nn.Module<torch.Tensor, torch.Tensor> layer;
        private int _left;

        public Breaking(NetworkShape shape, int after)
            : base(nameof(Breaking))
        {
            layer = torch.nn.Linear(shape.InputSize, shape.Output);
            _left = after;
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            var output = layer.call(input.flatten(1));
            return training && _left-- <= 0 ? output * float.NaN : output;
        }
    }
}
