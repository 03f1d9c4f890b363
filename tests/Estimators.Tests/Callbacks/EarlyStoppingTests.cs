namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class EarlyStoppingTests
{
    [TestMethod]
    [DataRow(MonitorDirection.More, new[] { 0.1, 0.5, 0.4, 0.5, 0.9, 0.9 }, 4, DisplayName = "more is better; an equal value is no improvement")]
    [DataRow(MonitorDirection.Less, new[] { 5.0, 3, 4, 3, 1, 1 }, 4, DisplayName = "less is better")]
    [DataRow(MonitorDirection.Less, new[] { 6.0, 5, 4, 3, 2, 1 }, 6, DisplayName = "the best does not begin at 0")]
    [DataRow(MonitorDirection.More, new[] { -6.0, -5, -4, -3, -2, -1 }, 6, DisplayName = "nor where more is better")]
    [DataRow(MonitorDirection.More, new[] { 1.0, 2, 1, 3, 1, 1 }, 6, DisplayName = "an improvement begins the patience anew")]
    public void Early_stopping_waits_for_patience(MonitorDirection direction, double[] scores, int epochs)
    {
        var stop = Callbacks.EarlyStopping("Score", patience: 2, direction: direction);
        using var model = CallbackFits.Fit(CallbackFits.Options(6, CallbackFits.Scores(scores), stop));
        Assert.HasCount(epochs, model.History.Epochs);
    }

    [TestMethod]
    public void The_reason_is_told()
    {
        var stop = Callbacks.EarlyStopping("Score", patience: 2, direction: MonitorDirection.More);
        using var model = CallbackFits.Fit(CallbackFits.Options(9, CallbackFits.Scores(0.25, 0.2, 0.2), stop));
        Assert.AreEqual("early stopping: Score was not better than 0.25 for 2 epochs", model.History.EndedBy);
        Assert.HasCount(3, model.History.Epochs);
    }

    [TestMethod]
    [DataRow(0.5, 3)]
    [DataRow(0.0, 6)]
    public void A_change_has_to_be_more_than_the_minimum(double minimumChange, int epochs)
    {
        var stop = Callbacks.EarlyStopping("Score", patience: 2, minimumChange: minimumChange, direction: MonitorDirection.Less);
        using var model = CallbackFits.Fit(CallbackFits.Options(6, CallbackFits.Scores(3, 2.75, 2.5, 2.25, 2, 1.75), stop));
        Assert.HasCount(epochs, model.History.Epochs);
    }

    [TestMethod]
    public void Epochs_before_the_start_are_not_judged()
    {
        var stop = Callbacks.EarlyStopping("Score", patience: 1, direction: MonitorDirection.More) with { StartEpoch = 3 };
        using var model = CallbackFits.Fit(CallbackFits.Options(6, CallbackFits.Scores(9, 8, 7, 7.5, 7.25, 7), stop));
        Assert.HasCount(5, model.History.Epochs);
    }

    [TestMethod]
    [DataRow(double.NaN, "became NaN")]
    [DataRow(double.NegativeInfinity, "became -Infinity")]
    [DataRow(0.125, "reached 0.125, better than 0.25")]
    [DataRow(20.5, "reached 20.5, worse than 20")]
    public void A_value_can_end_the_training_at_once(double value, string reason)
    {
        var stop = Callbacks.EarlyStopping("Score", direction: MonitorDirection.Less) with { StoppingThreshold = 0.25, DivergenceThreshold = 20 };
        using var model = CallbackFits.Fit(CallbackFits.Options(3, CallbackFits.Scores(1, value, 1), stop));
        Assert.HasCount(2, model.History.Epochs);
        Assert.AreEqual($"early stopping: Score {reason}", model.History.EndedBy);
    }

    [TestMethod]
    public void A_value_that_is_no_number_can_count_as_no_improvement()
    {
        var stop = Callbacks.EarlyStopping("Score", patience: 2, direction: MonitorDirection.Less) with { CheckFinite = false };
        using var model = CallbackFits.Fit(CallbackFits.Options(6, CallbackFits.Scores(2, double.NaN, 1, double.NaN, double.NaN, 0), stop));
        Assert.HasCount(5, model.History.Epochs);
    }

    [TestMethod]
    public void A_training_that_learns_nothing_stops_by_its_loss_each_time_anew()
    {
        var options = CallbackFits.Options(8, Callbacks.EarlyStopping(patience: 3)) with { Optimizer = Optimizers.Sgd(1e-30) };
        for (var fit = 0; fit < 2; fit++)
        {
            using var model = CallbackFits.Fit(options);
            Assert.HasCount(4, model.History.Epochs);
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void A_resumed_run_stops_where_another_does(int epoch)
    {
        var stop = Callbacks.EarlyStopping("Score", patience: 2, direction: MonitorDirection.More);
        using var model = CallbackFits.Fit(CallbackFits.Options(9, CallbackFits.Scores(1, 3, 2, 2.5, 9), new Handover(stop, epoch)));
        Assert.HasCount(4, model.History.Epochs);
        Assert.Contains("not better than 3 for 2 epochs", model.History.EndedBy);
    }

    [TestMethod]
    public void A_metric_that_is_misspelt_is_told_at_once()
    {
        var options = CallbackFits.Options(1, Callbacks.EarlyStopping("ValidationLos"));
        Assert.Contains("Did you mean 'ValidationLoss'?", Assert.ThrowsExactly<TrainerOptionsException>(() => CallbackFits.Fit(options)).Message);
    }

    [TestMethod]
    public void A_metric_that_no_callback_reports_in_time_is_told_with_those_that_there_are()
    {
        var options = CallbackFits.Options(3, Callbacks.EarlyStopping("Score"), CallbackFits.Scores(1, 2, 3));
        var fault = Assert.ThrowsExactly<CallbackException>(() => CallbackFits.Fit(options));
        Assert.Contains("no metric 'Score'", fault.Message);
        Assert.Contains("ValidationAccuracy", fault.Message);
    }

    [TestMethod]
    public void Settings_out_of_range_are_told_at_once()
    {
        var stop = Callbacks.EarlyStopping(MetricNames.TrainingLoss, patience: 0, minimumChange: -1) with { StartEpoch = 0, StoppingThreshold = double.NaN };
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(() => CallbackFits.Fit(CallbackFits.Options(1, stop)));
        CollectionAssert.AreEquivalent(
            new[]
            {
                "Callbacks[0].Monitor.MinimumChange", "Callbacks[0].Patience", "Callbacks[0].StartEpoch",
                "Callbacks[0].StoppingThreshold",
            },
            fault.Faults.Select(each => each.Option).ToArray());
    }
}
