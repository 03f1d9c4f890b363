namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class BestByTests
{
    [TestMethod]
    [DataRow("ValidationLoss", false)]
    [DataRow("ValidationAccuracy", true)]
    [DataRow("TrainingLoss", false)]
    [DataRow("TrainingAccuracy", true)]
    [DataRow("MacroAccuracy", true)]
    [DataRow("LogLoss", false)]
    [DataRow("LogLossReduction", true)]
    [DataRow("LearningRate", true)]
    public void The_first_epoch_of_the_best_value_is_kept(string metric, bool moreIsBetter)
    {
        var ends = new List<byte[]>();
        var options = PointRows.Options("multiclass") with
        {
            Epochs = 8,
            BatchSize = 8,
            ValidationFraction = 0.3,
            ValidationMetrics = ["MacroAccuracy", "LogLoss", "LogLossReduction"],
            BestBy = new(metric),
            Optimizer = Optimizers.Sgd(1.5, momentum: 0.9),
            Schedule = Schedules.Lambda(epoch => epoch == 4 ? 2 : 1),
            Callbacks = [ToldBy.Keeper(ends)],
        };
        using var model = PointRows.Fit("multiclass", options, PointRows.Draw(60));
        var values = model.History.Epochs.Select(epoch => epoch.Metric(metric)!.Value).ToArray();
        var best = Array.IndexOf(values, moreIsBetter ? values.Max() : values.Min());
        Assert.AreEqual(best + 1, model.History.BestEpoch, string.Join(' ', values));
        CollectionAssert.AreEqual(ends[best], Weights.Of(model.Network));
    }
}
