namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class FindLearningRateTests
{
    private static readonly INetworkBuilder Network = new Mlp { HiddenSizes = [16] };

    private readonly MLContext _ml = new(1);

    private LearningRateCurve Find(TorchTrainerOptions options, LearningRateRange? range = null)
        => _ml.Torch().MulticlassClassification(Network, options).FindLearningRate(ToyRows.Load(_ml), range);

    [TestMethod]
    public void The_suggested_rate_learns_and_a_thousandth_of_it_does_not()
    {
        var options = new TorchTrainerOptions { Epochs = 5, BatchSize = 8, Seed = 1, Optimizer = Optimizers.Sgd(0.01, momentum: 0.9) };
        var rate = Find(options).Suggested!.Value;
        Assert.IsGreaterThan(0.9, AccuracyAt(rate, options));
        Assert.IsLessThan(0.9, AccuracyAt(rate / 1000, options));
    }

    [TestMethod]
    public void The_rate_grows_by_the_same_factor_until_the_loss_runs_away()
    {
        // Of squared errors, since classes that are told apart with certainty have hardly a gradient left, however large the rate.
        var trainer = _ml.Torch().Regression(Network, new TorchTrainerOptions { BatchSize = 8, Seed = 1, Optimizer = Optimizers.Sgd(0.01) });
        var curve = trainer.FindLearningRate(TaskRows.Load(_ml, nameof(TaskRow.Value)), new() { From = 1e-3, To = 1e4, Steps = 71, Smoothing = 0 });
        Assert.AreEqual(1e-3, curve.Points[0].Rate, 1e-12);
        foreach (var (before, after) in curve.Points.Zip(curve.Points.Skip(1)))
            Assert.AreEqual(Math.Pow(10, 0.1), after.Rate / before.Rate, 1e-9);
        Assert.IsLessThan(71, curve.Points.Count);
        var last = curve.Points[^1].SmoothedLoss;
        Assert.IsTrue(!double.IsFinite(last) || last > 4 * curve.Points.SkipLast(1).Min(point => point.SmoothedLoss));
    }

    [TestMethod]
    public void Where_the_loss_stays_calm_all_steps_are_done()
        => Assert.HasCount(20, Find(new TorchTrainerOptions { Seed = 1 }, new() { From = 1e-9, To = 1e-8, Steps = 20 }).Points);

    [TestMethod]
    public void Schedule_callbacks_and_checkpoints_take_no_part()
    {
        var options = new TorchTrainerOptions { BatchSize = 16, Seed = 1 };
        var heavy = options with
        {
            Schedule = Schedules.Exponential(0.1),
            Callbacks = [Callbacks.On(onTrainingBegin: _ => Assert.Fail("heard of it"))],
            Checkpoint = new Checkpoint(Path.Combine(Path.GetTempPath(), "never made")),
        };
        CollectionAssert.AreEqual(Find(options).Points.ToArray(), Find(heavy).Points.ToArray());
        Assert.IsFalse(Directory.Exists(heavy.Checkpoint.Folder));
    }

    [TestMethod]
    public void A_range_that_is_none_names_its_faults()
    {
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(
            () => Find(new TorchTrainerOptions(), new() { From = 1, To = 1, Steps = 1, Divergence = 1, Smoothing = 1 }));
        CollectionAssert.AreEqual(new[] { "To", "Steps", "Divergence", "Smoothing" }, fault.Faults.Select(each => each.Option).ToArray());
    }

    private double AccuracyAt(double rate, TorchTrainerOptions options)
    {
        using var model = _ml.Torch()
            .MulticlassClassification(Network, options with { Optimizer = Optimizers.Sgd(rate, momentum: 0.9) }).Fit(ToyRows.Load(_ml));
        return model.History.Epochs[^1].TrainingAccuracy!.Value;
    }
}
