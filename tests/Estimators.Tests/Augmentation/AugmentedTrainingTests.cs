namespace MLNetTorch.Estimators.Tests;

/// <summary>Augmentation within a training: seeds, epochs, validation, interruption, memory.</summary>
[TestClass]
public sealed class AugmentedTrainingTests
{
    private static readonly INetworkBuilder Net = new ConvNet { FirstChannels = 4, SecondChannels = 6, HiddenSize = 16 };

    private readonly MLContext _ml = new(1);

    private static TorchTrainerOptions Options => new()
    {
        Epochs = 3,
        BatchSize = 16,
        Seed = 7,
        ValidationFraction = 0.2,
        Augmentation =
        [
            Augmentations.RandomCrop(1), Augmentations.VerticalFlip(), Augmentations.Rotation(5), Augmentations.Rescale(0.9, 1.1),
            Augmentations.ColorJitter(0.1, 0.1, 0.1), Augmentations.RandomErasing(), Augmentations.MixUp(0.2),
        ],
    };

    public static IEnumerable<object[]> Each => Options.Augmentation.Append(Augmentations.HorizontalFlip()).Append(Augmentations.CutMix()).Select(each => new object[] { each });

    private TorchClassificationTransformer Fit(TorchTrainerOptions options, INetworkBuilder? network = null)
        => _ml.Torch().MulticlassClassification(network ?? Net, options).Fit(ToyRows.Load(_ml));

    private byte[] WeightsOf(TorchTrainerOptions options)
    {
        using var model = Fit(options);
        return Weights.Of(model.Network);
    }

    [TestMethod]
    [DynamicData(nameof(Each))]
    public void Each_one_changes_what_is_learned_and_the_same_seed_repeats_it(Augmentation augmentation)
    {
        var options = Options with { Augmentation = [augmentation], Epochs = 1, Shuffle = false };
        var weights = WeightsOf(options);
        CollectionAssert.AreEqual(weights, WeightsOf(options));
        CollectionAssert.AreNotEqual(weights, WeightsOf(options with { Augmentation = [] }));
    }

    [TestMethod]
    public void All_together_still_learn_in_memory_and_streamed()
    {
        foreach (var budget in new[] { long.MaxValue, 20_000 })
        {
            using var model = Fit(Options with { Epochs = 15, MemoryBudget = budget, Optimizer = Optimizers.Adam(5e-3) });
            Assert.IsGreaterThan(0.6, model.History.Epochs.Max(epoch => epoch.ValidationAccuracy)!.Value);
        }
    }

    [TestMethod]
    public void Every_epoch_and_batch_is_drawn_anew_and_validation_rows_stay()
    {
        var (learned, measured) = (new List<float[]>(), new List<float[]>());
        var options = Options with { Augmentation = [Augmentations.ColorJitter(0.9)], Shuffle = false, Epochs = 2 };
        Fit(options, Seen(learned, measured)).Dispose();
        var plain = (Learned: new List<float[]>(), Measured: new List<float[]>());
        Fit(options with { Augmentation = [] }, Seen(plain.Learned, plain.Measured)).Dispose();
        CollectionAssert.AreEqual(plain.Measured.SelectMany(each => each).ToArray(), measured.SelectMany(each => each).ToArray());
        Assert.HasCount(6, learned);
        var factors = learned.Zip(plain.Learned, (changed, kept) => changed[0] / kept[0]).ToList();
        Assert.AreEqual(6, factors.Distinct().Count(), string.Join(", ", factors));
    }

    [TestMethod]
    public void One_batch_to_learn_by_heart_is_changed_the_same_way_every_time()
    {
        var learned = new List<float[]>();
        Fit(Options with { OverfitOneBatch = true, ValidationFraction = 0 }, Seen(learned, [])).Dispose();
        Assert.HasCount(3, learned);
        CollectionAssert.AreEqual(learned[0], learned[1]);
        CollectionAssert.AreEqual(learned[0], learned[2]);
    }

    [TestMethod]
    [DataRow(long.MaxValue)]
    [DataRow(20_000)]
    public void Cancelled_in_the_middle_of_an_epoch_it_goes_on_to_the_same_weights(long budget)
    {
        using var folder = new TemporaryFolder();
        var options = Options with { MemoryBudget = budget };
        var kept = options with { Checkpoint = new Checkpoint(folder.Path) { EverySteps = 1, Resume = true } };
        using var stop = new CancellationTokenSource();
        var seen = 0;
        var cancelled = kept with
        {
            CancellationToken = stop.Token,
            Progress = new OnProgress(at =>
            {
                if (!at.EpochFinished && ++seen == 5)
                    stop.Cancel();
            }),
        };
        Assert.ThrowsExactly<OperationCanceledException>(() => Fit(cancelled).Dispose());
        CollectionAssert.AreEqual(WeightsOf(options), WeightsOf(kept));
    }

    [TestMethod]
    public void Another_augmentation_is_another_training()
    {
        using var folder = new TemporaryFolder();
        var options = Options with { Epochs = 1, Checkpoint = new Checkpoint(folder.Path) { Resume = true } };
        Fit(options).Dispose();
        var other = options with { Augmentation = [Augmentations.RandomCrop(2)] };
        Assert.Contains("Augmentation", Assert.Throws<InvalidOperationException>(() => Fit(other).Dispose()).Message);
    }

    [TestMethod]
    public void No_tensor_is_left()
    {
        var miscounted = NativeTensors.MiscountedFor(Net);
        Fit(Options with { Epochs = 1 }).Dispose();
        var before = NativeTensors.Alive();
        Fit(Options).Dispose();
        Fit(Options with { Augmentation = [Augmentations.CutMix()] }).Dispose();
        Assert.IsLessThanOrEqualTo(before + (2 * miscounted), NativeTensors.Alive());
    }

    private static INetworkBuilder Seen(List<float[]> learned, List<float[]> measured)
        => Network.From(shape => new NotingNetwork(shape, (input, _, training) => (training ? learned : measured).Add(input)));
}
