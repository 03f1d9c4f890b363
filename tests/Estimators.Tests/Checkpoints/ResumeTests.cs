namespace MLNetTorch.Estimators.Tests;

/// <summary>A training that goes on ends with the weights of one that was never interrupted, to the bit.</summary>
[TestClass]
public sealed class ResumeTests
{
    private static readonly INetworkBuilder Network = new ConvNet { FirstChannels = 4, SecondChannels = 6, HiddenSize = 16 };

    private readonly MLContext _ml = new(1);
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [TestCleanup]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    private static TorchTrainerOptions Options => new()
    {
        Epochs = 4,
        BatchSize = 16,
        Seed = 7,
        ValidationFraction = 0.2,
        Schedule = Schedules.Cosine(),
    };

    private TorchTrainerOptions Kept => Options with { Checkpoint = new Checkpoint(_folder) { EverySteps = 1, Resume = true, Keep = 100 } };

    private TorchClassificationTransformer Fit(TorchTrainerOptions options) => _ml.Torch().MulticlassClassification(Network, options).Fit(ToyRows.Load(_ml));

    public static IEnumerable<object[]> Optimizers_ =>
    [
        [Optimizers.Sgd(0.1, momentum: 0.9)], [Optimizers.Adam()], [Optimizers.AdamW()], [Optimizers.RMSprop()], [Optimizers.Adagrad()],
        [Optimizers.Adadelta()], [Optimizers.Adamax()], [Optimizers.NAdam()], [Optimizers.RAdam()], [Optimizers.Sgd(0.1)],
        [Optimizers.Adam(amsGrad: true)], [Optimizers.RMSprop(momentum: 0.9, centered: true)],
    ];

    [TestMethod]
    [DynamicData(nameof(Optimizers_))]
    public void Cancelled_at_any_batch_it_goes_on_to_the_same_weights(TrainingOptimizer optimizer)
    {
        using var whole = Fit(Options with { Optimizer = optimizer });
        for (var batch = 2; batch <= 12; batch += 3)
        {
            foreach (var file in Directory.GetFiles(_folder))
                File.Delete(file);
            CancelAt(batch, Kept with { Optimizer = optimizer });
            using var resumed = Fit(Kept with { Optimizer = optimizer });
            CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(resumed.Network), $"batch {batch}");
            Assert.AreEqual(Figures(whole.History), Figures(resumed.History));
        }
    }

    [TestMethod]
    public void A_finished_training_is_given_back_as_it_ended()
    {
        using var first = Fit(Kept);
        using var again = Fit(Kept);
        CollectionAssert.AreEqual(Weights.Of(first.Network), Weights.Of(again.Network));
        Assert.AreEqual(Figures(first.History), Figures(again.History));
    }

    [TestMethod]
    public void More_epochs_go_on_from_the_previous_model()
    {
        var options = Options with { Schedule = null };
        var trainer = _ml.Torch().MulticlassClassification(Network, options);
        using var first = trainer.Fit(ToyRows.Load(_ml));
        var epochs = new List<int>();
        var longer = options with { Epochs = 6, Progress = new OnProgress(at => epochs.Add(at.Epoch)) };
        using var second = _ml.Torch().MulticlassClassification(Network, longer).Fit(ToyRows.Load(_ml), first);
        using var whole = Fit(options with { Epochs = 6 });
        CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(second.Network));
        Assert.AreEqual(5, epochs[0]);
        Assert.HasCount(6, second.History.Epochs);
    }

    private void CancelAt(int batch, TorchTrainerOptions options)
    {
        using var stop = new CancellationTokenSource();
        var seen = 0;
        var cancelled = options with
        {
            CancellationToken = stop.Token,
            Progress = new OnProgress(at =>
            {
                if (!at.EpochFinished && ++seen == batch)
                    stop.Cancel();
            }),
        };
        Assert.ThrowsExactly<OperationCanceledException>(() => Fit(cancelled).Dispose());
    }

    private static string Figures(TrainingHistory history)
        => string.Join(";", history.Epochs.Select(each => $"{each.Epoch} {each.TrainingLoss:R} {each.TrainingAccuracy:R} {each.ValidationLoss:R} {each.LearningRate:R}"))
            + history.BestEpoch + history.EndedBy;
}
