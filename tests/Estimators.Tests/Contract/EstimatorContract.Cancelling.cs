namespace MLNetTorch.Estimators.Tests;

/// <content>Cancelling.</content>
public abstract partial class EstimatorContract<TModel>
{
    private const int Batches = 3;

    // Three batches an epoch, and 12 rows to measure.
    private static TorchTrainerOptions Measured => Options with { Epochs = 3, ValidationFraction = 0.2 };

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Cancelled_at_any_batch_it_throws_within_it(int accumulation)
    {
        Learned(new MLContext(1), Options);
        var allowed = NativeTensors.MiscountedFor(Small);
        for (var batch = 1; batch <= 2 * Batches; batch++)
        {
            var before = NativeTensors.Alive();
            var heard = 0;
            var options = Cancelled(Measured with { GradientAccumulation = accumulation }, batch, CancelBehavior.Throw, () => heard++);
            Assert.ThrowsExactly<OperationCanceledException>(() => Fit(options));
            Assert.AreEqual(batch, heard, "batches learned");
            Assert.IsLessThanOrEqualTo(before + allowed, NativeTensors.Alive());
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void Cancelled_at_any_batch_it_can_keep_the_best(int accumulation)
    {
        var (ends, batches) = (new List<byte[]>(), new List<byte[]>());
        var options = Measured with { GradientAccumulation = accumulation };
        using var whole = Fit(options with { Callbacks = [ToldBy.Keeper(ends), ToldBy.EveryBatch(at => batches.Add(Weights.Of(at.Network)))] });
        for (var batch = 1; batch <= 2 * Batches; batch++)
        {
            using var kept = Fit(Cancelled(options, batch, CancelBehavior.KeepBest, () => { }));
            var finished = (batch - 1) / Batches;
            Assert.HasCount(finished, kept.History.Epochs);
            Assert.AreEqual("cancelled", kept.History.EndedBy);
            var best = whole.History.Epochs.Take(finished).MinBy(epoch => epoch.ValidationLoss)?.Epoch ?? 0;
            Assert.AreEqual(best, kept.History.BestEpoch);
            CollectionAssert.AreEqual(best == 0 ? batches[batch - 1] : ends[best - 1], WeightsOf(kept), $"batch {batch}");
        }
    }

    [TestMethod]
    public void Cancelled_while_it_measures_it_ends_before_the_next_batch()
    {
        using var stop = new CancellationTokenSource();
        var ends = new List<byte[]>();
        var options = Measured with
        {
            CancellationToken = stop.Token,
            Callbacks = [ToldBy.Keeper(ends), Callbacks.On(onValidationBegin: at => CancelIf(at.Epoch == 2, stop))],
        };
        using var kept = Fit(options with { OnCancel = CancelBehavior.KeepBest });
        Assert.HasCount(1, kept.History.Epochs);
        CollectionAssert.AreEqual(ends.Single(), WeightsOf(kept));
        Assert.Throws<OperationCanceledException>(() => Fit(options));
    }

    [TestMethod]
    [DataRow(CancelBehavior.Throw)]
    [DataRow(CancelBehavior.KeepBest)]
    public void Cancelled_before_the_start_it_throws_and_calls_nobody(CancelBehavior onCancel)
    {
        var options = Options with
        {
            CancellationToken = new CancellationToken(true),
            OnCancel = onCancel,
            Callbacks = [Callbacks.On(onTrainingBegin: _ => Assert.Fail("It began."))],
        };
        Assert.Throws<OperationCanceledException>(() => Fit(options));
    }

    // The source lives as long as the options.
    private static TorchTrainerOptions Cancelled(TorchTrainerOptions options, int batch, CancelBehavior onCancel, Action eachBatch)
    {
        var stop = new CancellationTokenSource();
        var seen = 0;
        return options with
        {
            OnCancel = onCancel,
            CancellationToken = stop.Token,
            Callbacks =
            [
                ToldBy.EveryBatch(_ =>
                {
                    eachBatch();
                    CancelIf(++seen == batch, stop);
                }),
            ],
        };
    }

    private static void CancelIf(bool now, CancellationTokenSource stop)
    {
        if (now)
            stop.Cancel();
    }
}
