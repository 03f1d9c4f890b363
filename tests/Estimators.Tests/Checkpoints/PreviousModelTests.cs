namespace MLNetTorch.Estimators.Tests;

/// <summary><c>Fit(data, previous)</c>: only more epochs go on; anything else begins anew, and the log says why.</summary>
[TestClass]
public sealed class PreviousModelTests
{
    private static readonly Mlp Network = new() { HiddenSizes = [6], Dropout = 0.1 };

    private static TorchTrainerOptions Options => new() { Epochs = 2, BatchSize = 16, Seed = 7, ValidationFraction = 0.2 };

    public static IEnumerable<object[]> Changes =>
    [
        ["Optimizer was '", Options with { Epochs = 4, Optimizer = Optimizers.Adam(0.5) }],
        ["BatchSize was '16' and is '8'", Options with { Epochs = 4, BatchSize = 8 }],
        ["ValidationFraction was '0.2' and is '0.4'", Options with { Epochs = 4, ValidationFraction = 0.4 }],
        ["Seed was '7' and is '1'", Options with { Epochs = 4, Seed = 1 }],
        ["Epochs was 2 and is 1, which is fewer", Options with { Epochs = 1 }],
        ["Callbacks was '[]' and is '[EarlyStopping", Options with { Epochs = 4, Callbacks = [Callbacks.EarlyStopping()] }],
    ];

    public static string Name(System.Reflection.MethodInfo method, object[] change) => $"{method.Name} ({change[0]})";

    [TestMethod]
    [DynamicData(nameof(Changes), DynamicDataDisplayName = nameof(Name))]
    public void Anything_else_than_more_epochs_begins_anew(string reason, TorchTrainerOptions options)
        => AssertBeginsAnew(options, reason, () => Crashing.Fit(Options, Network));

    [TestMethod]
    public void Another_network_begins_anew()
        => AssertBeginsAnew(Options with { Epochs = 3 }, "Network was '", () => Crashing.Fit(Options, new Mlp { HiddenSizes = [9] }));

    [TestMethod]
    public void Other_rows_begin_anew()
        => AssertBeginsAnew(Options with { Epochs = 3 }, "Data was '", () => Crashing.Fit(Options, Network, ml => ToyRows.Load(ml, seed: 5)));

    [TestMethod]
    public void A_schedule_that_looks_at_the_end_begins_anew()
    {
        var cosine = Options with { Schedule = Schedules.Cosine() };
        AssertBeginsAnew(cosine with { Epochs = 3 }, "the schedule would have taken another course", () => Crashing.Fit(cosine, Network));
    }

    [TestMethod]
    public void A_model_without_a_state_begins_anew()
        => AssertBeginsAnew(Options with { Epochs = 3 }, "the previous model has kept no state of its training",
            () => Crashing.Fit(Options with { KeepTrainingState = false }, Network));

    [TestMethod]
    public void A_cancelled_model_begins_anew()
    {
        using var stop = new CancellationTokenSource();
        AssertBeginsAnew(Options with { Epochs = 3 }, "the previous model has kept no state of its training", () => Crashing.Fit(
            Options with { OnCancel = CancelBehavior.KeepBest, CancellationToken = stop.Token, Callbacks = [ToldBy.After(2, 1, stop.Cancel)] }, Network));
    }

    [TestMethod]
    public void A_model_whose_time_was_over_begins_anew()
        => AssertBeginsAnew(Options with { Epochs = 3 }, "its MaximumTime was over within an epoch",
            () => Crashing.Fit(Options with { MaximumTime = TimeSpan.FromTicks(1) }, Network));

    [TestMethod]
    public void A_loaded_model_begins_anew() => AssertBeginsAnew(Options with { Epochs = 3 }, "the previous model has kept no state of its training", () =>
    {
        var ml = new MLContext(1);
        using var model = Crashing.Fit(Options, Network);
        using var file = new MemoryStream();
        ml.Model.Save(model, ToyRows.Load(ml).Schema, file);
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, file.ToArray());
        var loaded = (TorchClassificationTransformer)ml.Torch().LoadModel(path, out _);
        File.Delete(path);
        return loaded;
    });

    [TestMethod]
    public void Equal_options_give_the_model_again_without_a_step()
    {
        using var previous = Crashing.Fit(Options, Network);
        var (again, learned, _) = Continue(Options, previous);
        using (again)
        {
            CollectionAssert.AreEqual(Weights.Of(previous.Network), Weights.Of(again.Network));
            Assert.AreEqual(0, learned);
        }
    }

    [TestMethod]
    public void A_training_that_stopped_early_stays_stopped()
    {
        var stopping = Options with { Epochs = 6, Optimizer = Optimizers.Sgd(1e-9), Callbacks = [Callbacks.EarlyStopping(patience: 2, minimumChange: 0.1)] };
        using var previous = Crashing.Fit(stopping, Network);
        Assert.HasCount(3, previous.History.Epochs);
        var (longer, learned, _) = Continue(stopping with { Epochs = 9 }, previous);
        using (longer)
        {
            Assert.AreEqual(0, learned);
            Assert.AreEqual(TrainingFigures.Of(previous.History), TrainingFigures.Of(longer.History));
        }
    }

    [TestMethod]
    public void Training_can_go_on_again_and_again()
    {
        using var one = Crashing.Fit(Options with { Epochs = 1 }, Network);
        using var two = Continue(Options with { Epochs = 2 }, one).Model;
        using var four = Continue(Options with { Epochs = 4 }, two).Model;
        using var whole = Crashing.Fit(Options with { Epochs = 4 }, Network);
        CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(four.Network));
        Assert.AreEqual(TrainingFigures.Of(whole.History), TrainingFigures.Of(four.History));
    }

    private static void AssertBeginsAnew(TorchTrainerOptions options, string reason, Func<TorchClassificationTransformer> previous)
    {
        using var former = previous();
        var weights = Weights.Of(former.Network);
        var (model, learned, log) = Continue(options, former);
        using (model)
        using (var alone = Crashing.Fit(options, Network))
        {
            CollectionAssert.AreEqual(Weights.Of(alone.Network), Weights.Of(model.Network));
            Assert.AreEqual(model.History.Epochs.Count * BatchesOf(options), learned);
        }
        Assert.IsTrue(log.Any(line => line.StartsWith("beginning anew", StringComparison.Ordinal) && line.Contains(reason, StringComparison.Ordinal)),
            string.Join('\n', log));
        CollectionAssert.AreEqual(weights, Weights.Of(former.Network));
    }

    private static int BatchesOf(TorchTrainerOptions options) => (int)Math.Ceiling(60 * (1 - options.ValidationFraction) / options.BatchSize);

    private static (TorchClassificationTransformer Model, int Learned, List<string> Log) Continue(TorchTrainerOptions options, TorchClassificationTransformer previous)
    {
        var ml = new MLContext(1);
        var (log, learned) = (new List<string>(), 0);
        ml.Log += (_, entry) => log.Add(entry.RawMessage ?? entry.Message);
        var told = options with { Progress = new OnProgress(at => learned += at.EpochFinished ? 0 : 1) };
        return (ml.Torch().MulticlassClassification(Network, told).Fit(ToyRows.Load(ml), previous), learned, log);
    }
}
