namespace MLNetTorch.Estimators.Tests;

/// <summary>Whatever a training consists of: cut off after any batch, it ends as if it had never been.</summary>
[TestClass]
public sealed class ResumedCoursesTests
{
    // Three batches an epoch, and 12 rows to measure.
    private static TorchTrainerOptions Options => new() { Epochs = 3, BatchSize = 16, Seed = 7, ValidationFraction = 0.2, Optimizer = Optimizers.Adam(0.01) };

    public static IEnumerable<object[]> Courses =>
    [
        ["one cycle, with momentum", Options with { Optimizer = Optimizers.Sgd(0.05, momentum: 0.9), Schedule = Schedules.OneCycle(0.2) }],
        ["one cycle, with betas", Options with { Schedule = Schedules.OneCycle(0.02) }],
        ["plateau", Options with { Optimizer = Optimizers.Sgd(0.5, momentum: 0.9), Schedule = Schedules.ReduceOnPlateau(patience: 0, factor: 0.3) }],
        ["warm-up, then plateau", Options with { Schedule = Schedules.Warmup(4, Schedules.ReduceOnPlateau(patience: 0, factor: 0.3)) }],
        ["steps of epochs", Options with { Schedule = Schedules.Step(1, 0.5) }],
        ["groups of parameters", Options with
        {
            ParameterGroups = [new("conv1.*", LearningRate: 0.001), new("*.bias", WeightDecay: 0.1)],
            Optimizer = Optimizers.AdamW(0.01),
            Schedule = Schedules.Cosine(),
        }],
        ["frozen layers", Options with { Freeze = ["conv1.*"] }],
        ["unfreezing", Options with { Freeze = ["conv*"], Callbacks = [Callbacks.Unfreeze((2, "conv2.*"), (3, "*"))] }],
        ["accumulation", Options with { BatchSize = 8, GradientAccumulation = 4, GradientClip = GradientClip.Norm(0.5) }],
        ["class weights", Options with { ClassWeights = ClassWeights.Of(1, 0.2, 3) }],
        ["in the order of the data", Options with { Shuffle = false }],
        ["metrics and confusion", Options with { ValidationMetrics = ["MacroAccuracy", "LogLoss"], ConfusionMatrix = true, BestBy = new("MacroAccuracy") }],
        ["without validation", Options with { ValidationFraction = 0 }],
        ["few batches", Options with { BatchSize = 8, MaximumBatches = 3 }],
        ["one batch", Options with { OverfitOneBatch = true, Epochs = 9 }],
        ["streamed", Options with { MemoryBudget = 20_000 }],
        ["streamed in order", Options with { MemoryBudget = 20_000, Shuffle = false }],
    ];

    public static string Name(System.Reflection.MethodInfo _, object[] course) => (string)course[0];

    [TestMethod]
    [DynamicData(nameof(Courses), DynamicDataDisplayName = nameof(Name))]
    public void Cut_off_after_any_batch_it_ends_the_same(string course, TorchTrainerOptions options)
    {
        Assert.IsNotEmpty(course);
        Crashing.Compare(options, course == "accumulation" ? [4, 6, 14] : [2, 4, 8]);
    }

    [TestMethod]
    public void With_checkpoints_of_epochs_the_last_epoch_is_learned_again()
        => Crashing.Compare(Options, [2, 3, 4, 6, 7], checkpoint: folder => new Checkpoint(folder));

    [TestMethod]
    public void With_checkpoints_of_minutes_it_goes_on_from_any_step()
        => Crashing.Compare(Options, [1, 3, 5], checkpoint: folder => new Checkpoint(folder) { EveryEpochs = null, EveryMinutes = 1e-9 });

    [TestMethod]
    public void Minutes_that_have_not_passed_write_nothing()
    {
        using var folder = new TemporaryFolder();
        Crashing.CutOff(Options with { Checkpoint = new Checkpoint(folder.Path) { EveryEpochs = null, EveryMinutes = 1000 } }, 5);
        Assert.IsEmpty(folder.Checkpoints);
    }

    [TestMethod]
    public void Example_weights_go_on_in_memory_and_streamed()
    {
        foreach (var budget in new long[] { 1 << 30, 20_000 })
        {
            Crashing.Compare(Options with { ExampleWeightColumnName = "Weight", ClassWeights = ClassWeights.Balanced, MemoryBudget = budget }, [2, 4, 6],
                rows: ml => TaskRows.Load(ml, nameof(TaskRow.Name)));
        }
    }

    [TestMethod]
    public void A_stop_within_an_epoch_closes_that_epoch_after_a_crash_too()
    {
        var stop = Callbacks.On(onBatchEnd: at => StopAt(at, 2, 1), name: "Stop");
        using var whole = Crashing.Fit(Options with { Callbacks = [stop] });
        Assert.AreEqual("enough", whole.History.EndedBy);
        Assert.HasCount(2, whole.History.Epochs);
        using var folder = new TemporaryFolder();
        var crash = true;
        var options = Options with
        {
            Checkpoint = new Checkpoint(folder.Path) { EverySteps = 1, Resume = true },
            Callbacks = [stop, Callbacks.On(onValidationBegin: at => Assert.IsFalse(crash && at.Epoch == 2, "a crash"))],
        };
        Assert.ThrowsExactly<CallbackException>(() => Crashing.Fit(options));
        crash = false;
        using var resumed = Crashing.Fit(options);
        CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(resumed.Network));
        Assert.AreEqual(TrainingFigures.Of(whole.History), TrainingFigures.Of(resumed.History));
    }

    [TestMethod]
    public void Callbacks_are_told_where_a_resumed_training_stands()
    {
        using var folder = new TemporaryFolder();
        var told = new List<string>();
        var teller = Callbacks.On(onValidationBegin: at => told.Add(
            FormattableString.Invariant($"{at.Epoch} {at.Batch}/{at.Batches} {at.Step} {at.EpochLoss:R} {at.BatchLoss:R} {at.LearningRate:R} {at.BestEpoch} {at.History.Count}")));
        var options = Options with { Callbacks = [teller], Schedule = Schedules.Cosine() };
        Crashing.Fit(options).Dispose();
        var whole = told.ToArray();
        var kept = options with { Checkpoint = new Checkpoint(folder.Path) { EverySteps = 1, Resume = true } };
        // The checkpoint is of the last step of the second epoch, which then has to be measured.
        Crashing.CutOff(kept with { Checkpoint = kept.Checkpoint with { EverySteps = 3, EveryEpochs = null } }, 7);
        told.Clear();
        Crashing.Fit(kept).Dispose();
        CollectionAssert.AreEqual(whole[1..], told.ToArray());
    }

    [TestMethod]
    public void A_cancel_between_two_epochs_loses_nothing_either()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var options = Options with { Checkpoint = new Checkpoint(folder.Path) { EveryEpochs = 100, Resume = true } };
        var cancelled = options with
        {
            CancellationToken = stop.Token,
            Progress = new OnProgress(at =>
            {
                if (at is { EpochFinished: true, Epoch: 2 })
                    stop.Cancel();
            }),
        };
        Assert.ThrowsExactly<OperationCanceledException>(() => Crashing.Fit(cancelled));
        var learned = 0;
        using var resumed = Crashing.Fit(options with { Progress = new OnProgress(at => learned += at.EpochFinished ? 0 : 1) });
        Assert.AreEqual(3, learned);
        using var whole = Crashing.Fit(Options);
        CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(resumed.Network));
    }

    private static void StopAt(TrainingMoment at, int epoch, int batch)
    {
        if (at.Epoch == epoch && at.Batch == batch)
            at.Stop("enough");
    }
}
