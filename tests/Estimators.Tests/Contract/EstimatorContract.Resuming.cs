namespace MLNetTorch.Estimators.Tests;

/// <content>Crashes and what is left of them.</content>
public abstract partial class EstimatorContract<TModel>
{
    [TestMethod]
    public void Crashed_in_any_epoch_it_goes_on_to_the_same_weights()
    {
        var options = Measured with { Schedule = Schedules.Cosine() };
        var ends = new List<byte[]>();
        using var whole = Fit(options with { Callbacks = [ToldBy.Keeper(ends)] });
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            using var folder = new TemporaryFolder();
            var kept = options with { Checkpoint = new Checkpoint(folder.Path) { Resume = true } };
            var fault = Assert.ThrowsExactly<CallbackException>(
                () => Fit(kept with { Callbacks = [ToldBy.Keeper([]), ToldBy.After(epoch, 2, () => throw new IOException("a crash"))] }));
            AssertHolds(fault, epoch - 1, ends, whole);
            // The callbacks are part of the training: the same ones again, of which none crashes.
            using var resumed = Fit(kept with { Callbacks = [ToldBy.Keeper([]), ToldBy.After(0, 0, () => { })] });
            CollectionAssert.AreEqual(WeightsOf(whole), WeightsOf(resumed), $"epoch {epoch}");
            Assert.AreEqual(TrainingFigures.Of(whole.History), TrainingFigures.Of(resumed.History));
        }
    }

    [TestMethod]
    public void More_epochs_go_on_from_a_model_and_leave_it_as_it_is()
    {
        var ml = new MLContext(1);
        using var former = Fit(Measured);
        var weights = WeightsOf(former);
        var learned = 0;
        var options = Measured with { Epochs = 5, Progress = new OnProgress(at => learned += at.EpochFinished ? 0 : 1) };
        using var longer = Continued(ml, options, former);
        using var whole = Fit(options with { Progress = null });
        CollectionAssert.AreEqual(WeightsOf(whole), WeightsOf(longer));
        Assert.AreEqual(TrainingFigures.Of(whole.History), TrainingFigures.Of(longer.History));
        Assert.AreEqual(2 * Batches, learned);
        CollectionAssert.AreEqual(weights, WeightsOf(former));
        Assert.HasCount(60, Scored.Of(former.Transform(Rows(ml))));
    }

    private static void AssertHolds(CallbackException fault, int finished, List<byte[]> ends, TModel whole)
    {
        Assert.AreEqual("After", fault.Callback);
        Assert.AreEqual(finished + 1, fault.Epoch);
        if (finished == 0)
        {
            Assert.IsNull(fault.LastGood);
            return;
        }
        using var good = (TModel)fault.LastGood!;
        var best = whole.History.Epochs.Take(finished).MinBy(epoch => epoch.ValidationLoss)!.Epoch;
        Assert.AreEqual(best, good.History.BestEpoch);
        CollectionAssert.AreEqual(ends[best - 1], WeightsOf(good));
    }
}
