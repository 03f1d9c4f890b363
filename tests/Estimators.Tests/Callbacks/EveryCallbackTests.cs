using System.Reflection;

namespace MLNetTorch.Estimators.Tests;

/// <summary>What holds for each callback that <see cref="Callbacks"/> offers.</summary>
[TestClass]
public sealed class EveryCallbackTests
{
    public static IEnumerable<object[]> Shipped => typeof(Callbacks).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => new object[] { method.Name });

    [TestMethod]
    public void None_is_forgotten_here()
    {
        var shipped = typeof(TrainingCallback).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(TrainingCallback)) && !type.IsAbstract);
        CollectionAssert.AreEquivalent(shipped.ToArray(), Shipped.Select(method => Make((string)method[0], "x").GetType()).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Shipped))]
    public void Equal_settings_are_equal(string name)
    {
        Assert.AreEqual(Make(name, "path"), Make(name, "path"));
        Assert.AreEqual(Make(name, "path").GetHashCode(), Make(name, "path").GetHashCode());
    }

    [TestMethod]
    [DynamicData(nameof(Shipped))]
    public void Each_training_starts_a_run_of_its_own(string name)
    {
        using var first = Make(name, "path").Start();
        using var second = Make(name, "path").Start();
        Assert.AreNotSame(first, second);
    }

    [TestMethod]
    [DynamicData(nameof(Shipped))]
    public void A_training_of_one_batch_goes_well_and_leaves_nothing(string name)
    {
        using var folder = CallbackFits.Folder();
        var network = new Mlp { HiddenSizes = [4] };
        var options = CallbackFits.Options(1, Make(name, folder["path"])) with { BatchSize = 1000 };
        var allowed = NativeTensors.MiscountedFor(network);
        var before = NativeTensors.Alive();
        using (var outer = torch.NewDisposeScope())
        {
            CallbackFits.Fit(options, network).Dispose();
            Assert.AreEqual(0, outer.DisposablesCount);
        }
        Assert.AreEqual(before + allowed, NativeTensors.Alive());
    }

    [TestMethod]
    [DynamicData(nameof(Shipped))]
    public void A_run_that_took_over_ends_like_another(string name)
    {
        foreach (var (epoch, batch) in new[] { (1, 1), (1, 2), (1, 0), (2, 1), (3, 0) })
        {
            using var folder = CallbackFits.Folder();
            using var whole = CallbackFits.Fit(CallbackFits.Options(3, Make(name, folder["whole"])) with { BatchSize = 20 });
            using var parted = CallbackFits.Fit(CallbackFits.Options(3, new Handover(Make(name, folder["parted"]), epoch, batch)) with { BatchSize = 20 });
            CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(parted.Network), $"epoch {epoch}, batch {batch}");
            Assert.AreEqual(whole.History.EndedBy, parted.History.EndedBy);
            foreach (var (left, right) in whole.History.Epochs.Zip(parted.History.Epochs))
                CollectionAssert.AreEqual(left.AllMetrics().ToArray(), right.AllMetrics().ToArray());
        }
    }

    [TestMethod]
    [DynamicData(nameof(Shipped))]
    public void A_training_that_crashed_and_went_on_ends_like_another(string name)
    {
        foreach (var (epoch, batch) in new[] { (1, 2), (2, 1), (2, 2), (3, 1) })
        {
            using var folder = CallbackFits.Folder();
            var crashes = false;
            var crash = Callbacks.On(onBatchEnd: at => Assert.IsFalse(crashes && at.Epoch == epoch && at.Batch == batch, "a crash"));
            TorchTrainerOptions Options(string path) => CallbackFits.Options(3, Make(name, folder[path]), crash) with { BatchSize = 20 };
            using var whole = CallbackFits.Fit(Options("whole"));
            crashes = true;
            var parted = Options("parted") with { Checkpoint = new Checkpoint(folder["checkpoints"]) { EverySteps = 1 } };
            Assert.ThrowsExactly<CallbackException>(() => CallbackFits.Fit(parted));
            crashes = false;
            using var resumed = CallbackFits.Fit(parted with { Checkpoint = parted.Checkpoint with { Resume = true } });
            CollectionAssert.AreEqual(Weights.Of(whole.Network), Weights.Of(resumed.Network), $"epoch {epoch}, batch {batch}");
            Assert.AreEqual(whole.History.EndedBy, resumed.History.EndedBy);
            Assert.HasCount(whole.History.Epochs.Count, resumed.History.Epochs);
            foreach (var (left, right) in whole.History.Epochs.Zip(resumed.History.Epochs))
                CollectionAssert.AreEqual(left.AllMetrics().ToArray(), right.AllMetrics().ToArray());
        }
    }

    private static TrainingCallback Make(string name, string path) => name switch
    {
        nameof(Callbacks.EarlyStopping) => Callbacks.EarlyStopping(patience: 1),
        nameof(Callbacks.CsvLog) => Callbacks.CsvLog(path),
        nameof(Callbacks.JsonLinesLog) => Callbacks.JsonLinesLog(path),
        nameof(Callbacks.TensorBoard) => Callbacks.TensorBoard(path, everyBatches: 1) with { WeightHistograms = true },
        nameof(Callbacks.MovingAverage) => Callbacks.MovingAverage(0.9),
        nameof(Callbacks.WeightAveraging) => Callbacks.WeightAveraging(1),
        nameof(Callbacks.Unfreeze) => Callbacks.Unfreeze((1, "*.weight"), (2, "*")),
        nameof(Callbacks.Statistics) => Callbacks.Statistics(perParameter: true) with { Updates = true },
        nameof(Callbacks.SaveWeights) => Callbacks.SaveWeights(path),
        nameof(Callbacks.On) => Callbacks.On(onEpochEnd: Nothing),
        _ => throw new NotSupportedException($"Give settings for Callbacks.{name}."),
    };

    private static void Nothing(TrainingMoment at)
    {
    }
}
