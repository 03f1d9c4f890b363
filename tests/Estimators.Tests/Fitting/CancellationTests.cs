namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class CancellationTests
{
    private const int BatchesPerEpoch = 4;

    private static readonly Mlp Small = new() { HiddenSizes = [8], Dropout = 0.2 };

    private readonly MLContext _ml = new(1);

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(1, 3)]
    [DataRow(2, 4)]
    [DataRow(3, 2)]
    public void A_stop_is_heard_within_a_batch(int epoch, int batch)
    {
        var allowed = NativeTensors.MiscountedFor(Small);
        var before = NativeTensors.Alive();
        var (fit, lastHeard) = Stopped(epoch, batch, CancelBehavior.Throw);
        Assert.ThrowsExactly<OperationCanceledException>(() => fit());
        Assert.AreEqual((epoch, batch), lastHeard());
        Assert.AreEqual(before + allowed, NativeTensors.Alive());
    }

    [TestMethod]
    public void A_stop_can_keep_the_last_finished_epoch()
    {
        var (fit, _) = Stopped(3, 2, CancelBehavior.KeepBest);
        using var kept = fit();
        using var twoEpochs = Trainer(new TorchTrainerOptions { Epochs = 2, BatchSize = 16, Seed = 3 }).Fit(ToyRows.Load(_ml));
        CollectionAssert.AreEqual(Weights.Of(twoEpochs.Network), Weights.Of(kept.Network));
        Assert.AreEqual("cancelled", kept.History.EndedBy);
        Assert.AreEqual(2, kept.History.BestEpoch);
        Assert.HasCount(2, kept.History.Epochs);
    }

    [TestMethod]
    public void A_stop_within_the_first_epoch_keeps_what_was_learned()
    {
        var (fit, _) = Stopped(1, 2, CancelBehavior.KeepBest);
        using var kept = fit();
        Assert.AreEqual(0, kept.History.BestEpoch);
        Assert.HasCount(0, kept.History.Epochs);
        var (again, _) = Stopped(1, 3, CancelBehavior.KeepBest);
        using var oneMore = again();
        CollectionAssert.AreNotEqual(Weights.Of(oneMore.Network), Weights.Of(kept.Network));
    }

    [TestMethod]
    [DataRow(CancelBehavior.Throw)]
    [DataRow(CancelBehavior.KeepBest)]
    public void A_stop_before_the_start_throws(CancelBehavior onCancel)
    {
        var options = new TorchTrainerOptions { CancellationToken = new CancellationToken(true), OnCancel = onCancel };
        Assert.Throws<OperationCanceledException>(() => Trainer(options).Fit(ToyRows.Load(_ml)));
    }

    private (Func<TorchClassificationTransformer> Fit, Func<(int, int)> LastHeard) Stopped(int epoch, int batch, CancelBehavior onCancel)
    {
        var stop = new CancellationTokenSource();
        var last = (0, 0);
        var options = new TorchTrainerOptions
        {
            Epochs = 5,
            BatchSize = 16,
            Seed = 3,
            OnCancel = onCancel,
            CancellationToken = stop.Token,
            Progress = new OnProgress(at =>
            {
                Assert.AreEqual(BatchesPerEpoch, at.Batches);
                last = (at.Epoch, at.Batch);
                if (!at.EpochFinished && last == (epoch, batch))
                    stop.Cancel();
            }),
        };
        return (() => Trainer(options).Fit(ToyRows.Load(_ml)), () => last);
    }

    private TorchMulticlassTrainer Trainer(TorchTrainerOptions options)
        => _ml.Torch().MulticlassClassification(Small, options);
}
