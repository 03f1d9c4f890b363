namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class TrainingLimitsTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(100)]
    public void At_most_so_many_batches_of_an_epoch_are_learned_and_measured(int maximum)
    {
        var learned = new List<int>();
        var options = PointRows.Options("multiclass") with
        {
            Epochs = 2,
            BatchSize = 5,
            MaximumBatches = maximum,
            ValidationFraction = 1 / 3.0,
            ConfusionMatrix = true,
            Callbacks = [ToldBy.EveryBatch(at => learned.Add(at.Batch))],
        };
        using var model = PointRows.Fit("multiclass", options, PointRows.Draw(60));
        var expected = Enumerable.Range(1, Math.Min(maximum, 8));
        CollectionAssert.AreEqual(expected.Concat(expected).ToArray(), learned);
        Assert.AreEqual(Math.Min(20, maximum * 5), model.History.Epochs[0].Confusion!.Sum(row => row.Sum()));
    }

    [TestMethod]
    [DataRow(long.MaxValue)]
    [DataRow(500L)]
    public void One_batch_is_learned_by_heart(long budget)
    {
        var options = PointRows.Options("multiclass") with
        {
            Epochs = 300,
            BatchSize = 12,
            Shuffle = true,
            OverfitOneBatch = true,
            Optimizer = Optimizers.Adam(0.05),
            MemoryBudget = budget,
        };
        using var model = PointRows.Fit("multiclass", options, PointRows.Draw(60));
        Assert.AreEqual(1.0, model.History.Epochs[^1].TrainingAccuracy);
        Assert.IsLessThan(0.01, model.History.Epochs[^1].TrainingLoss);
    }

    [TestMethod]
    public void When_the_time_is_over_the_epoch_is_closed_properly()
    {
        var weights = new List<byte[]>();
        var options = PointRows.Options("multiclass") with
        {
            BatchSize = 10,
            ValidationFraction = 0.5,
            MaximumTime = TimeSpan.FromTicks(1),
            Callbacks = [ToldBy.EveryBatch(at => weights.Add(Weights.Of(at.Network)))],
        };
        using var model = PointRows.Fit("multiclass", options, PointRows.Draw(60));
        Assert.HasCount(1, weights);
        Assert.HasCount(1, model.History.Epochs);
        Assert.IsNotNull(model.History.Epochs[0].ValidationLoss);
        Assert.AreEqual(1, model.History.BestEpoch);
        Assert.AreEqual("the maximum time of 00:00:00.0000001 was over", model.History.EndedBy);
        CollectionAssert.AreEqual(weights[0], Weights.Of(model.Network));
    }

    [TestMethod]
    public void With_more_time_a_training_goes_on_and_with_the_same_it_does_not()
    {
        using var folder = new TemporaryFolder();
        var learned = 0;
        var options = PointRows.Options("multiclass") with
        {
            BatchSize = 10,
            MaximumTime = TimeSpan.FromTicks(1),
            Checkpoint = new Checkpoint(folder.Path) { Resume = true },
            Progress = new OnProgress(at => learned += at.EpochFinished ? 0 : 1),
        };
        using var first = PointRows.Fit("multiclass", options, PointRows.Draw(60));
        using var again = PointRows.Fit("multiclass", options, PointRows.Draw(60));
        Assert.AreEqual(1, learned);
        CollectionAssert.AreEqual(Weights.Of(first.Network), Weights.Of(again.Network));
        Assert.AreEqual(TrainingFigures.Of(first.History), TrainingFigures.Of(again.History));
        using var longer = PointRows.Fit("multiclass", options with { MaximumTime = null }, PointRows.Draw(60));
        Assert.AreEqual(1 + 6 + 6, learned);
        Assert.HasCount(3, longer.History.Epochs);
        Assert.AreEqual("completed", longer.History.EndedBy);
    }
}
