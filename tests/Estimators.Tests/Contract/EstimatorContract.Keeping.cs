namespace MLNetTorch.Estimators.Tests;

/// <content>History, early stopping, and which weights are kept.</content>
public abstract partial class EstimatorContract<TModel>
{
    [TestMethod]
    public void The_history_has_every_epoch()
    {
        using var model = Fit(Measured);
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, model.History.Epochs.Select(epoch => epoch.Epoch).ToArray());
        Assert.AreEqual("completed", model.History.EndedBy);
        Assert.IsTrue(model.History.Epochs.All(epoch => epoch.ValidationLoss is not null && epoch.Duration > TimeSpan.Zero));
    }

    // Both come to 2 as the best of the first epochs, and wait for two more.
    [TestMethod]
    [DataRow(MonitorDirection.Less, new double[] { 5, 2, 3, 4, 1, 0 })]
    [DataRow(MonitorDirection.More, new double[] { 1, 5, 3, 4, 6, 7 })]
    public void Early_stopping_waits_for_less_or_more_as_told(MonitorDirection direction, double[] points)
    {
        var stopping = Callbacks.EarlyStopping("Points", patience: 2, direction: direction);
        using var model = Fit(Options with { Epochs = 6, Callbacks = [ToldBy.Points(points), stopping], BestBy = new("Points", direction) });
        Assert.HasCount(4, model.History.Epochs);
        Assert.AreEqual(2, model.History.BestEpoch);
        Assert.Contains("early stopping: Points was not better than", model.History.EndedBy);
    }

    [TestMethod]
    [DataRow("completed")]
    [DataRow("early stopping")]
    [DataRow("cancelled")]
    [DataRow("an error in the callback After")]
    public void The_best_weights_are_kept_whatever_ends_it(string end)
    {
        using var stop = new CancellationTokenSource();
        var ends = new List<byte[]>();
        List<TrainingCallback> callbacks = [ToldBy.Points(1, 9, 4, 5, 6), ToldBy.Keeper(ends)];
        if (end == "early stopping")
            callbacks.Add(Callbacks.EarlyStopping("Points", patience: 3, direction: MonitorDirection.More));
        if (end == "cancelled")
            callbacks.Add(ToldBy.After(4, 1, stop.Cancel));
        if (end.StartsWith("an error", StringComparison.Ordinal))
            callbacks.Add(ToldBy.After(4, 1, () => throw new InvalidDataException("broken")));
        var options = Options with
        {
            Epochs = 5,
            BestBy = new("Points", MonitorDirection.More),
            Callbacks = callbacks,
            OnCancel = CancelBehavior.KeepBest,
            CancellationToken = stop.Token,
        };
        using var model = FitOrLastGood(options);
        Assert.StartsWith(end, model.History.EndedBy);
        Assert.AreEqual(2, model.History.BestEpoch);
        CollectionAssert.AreEqual(ends[1], WeightsOf(model));
    }

    [TestMethod]
    public void A_fit_changes_no_option()
    {
        TrainingCallback[] callbacks = [Callbacks.EarlyStopping(patience: 1), Callbacks.MovingAverage(0.9)];
        var options = Measured with { Callbacks = callbacks, Schedule = Schedules.OneCycle(0.1), Optimizer = Optimizers.Sgd(0.1, momentum: 0.9) };
        var copy = options with { };
        var text = options.ToString();
        var ml = new MLContext(1);
        var trainer = Estimator(ml, options);
        using var first = trainer.Fit(Rows(ml));
        using var other = Fit(options with { Epochs = 1, ValidationFraction = 0.5 });
        using var second = trainer.Fit(Rows(ml));
        Assert.AreEqual(copy, options);
        Assert.AreEqual(text, options.ToString());
        CollectionAssert.AreEqual(WeightsOf(first), WeightsOf(second));
        Assert.AreEqual(TrainingFigures.Of(first.History), TrainingFigures.Of(second.History));
    }

    private TModel FitOrLastGood(TorchTrainerOptions options)
    {
        try
        {
            return Fit(options);
        }
        catch (CallbackException fault)
        {
            return (TModel)fault.LastGood!;
        }
    }
}
