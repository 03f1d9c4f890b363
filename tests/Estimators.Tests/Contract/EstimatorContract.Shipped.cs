namespace MLNetTorch.Estimators.Tests;

/// <content>Every callback of the library at once.</content>
public abstract partial class EstimatorContract<TModel>
{
    [TestMethod]
    [DataRow("moving average")]
    [DataRow("weight averaging")]
    public void With_every_callback_it_crashes_in_any_batch_and_goes_on_to_the_same(string average)
    {
        var ml = new MLContext(1);
        using var folder = new TemporaryFolder();
        using var whole = Fit(WithAll(average, folder["whole"]));
        for (var batch = 1; batch <= 3 * Batches; batch += 2)
        {
            var place = folder[$"{batch}"];
            using var stop = new CancellationTokenSource();
            var options = WithAll(average, place) with { Checkpoint = new Checkpoint(Path.Combine(place, "checkpoints")) { EverySteps = 1, Resume = true } };
            var seen = 0;
            var cancelled = options with
            {
                CancellationToken = stop.Token,
                Progress = new OnProgress(at => CancelIf(!at.EpochFinished && ++seen == batch, stop)),
            };
            Assert.Throws<OperationCanceledException>(() => Fit(cancelled), $"batch {batch}");
            using var resumed = Fit(options);
            CollectionAssert.AreEqual(WeightsOf(whole), WeightsOf(resumed), $"batch {batch}");
            Assert.AreEqual(TrainingFigures.Of(whole.History), TrainingFigures.Of(resumed.History));
            Assert.AreEqual(WithoutTime(folder["whole"]), WithoutTime(place));
            Assert.HasCount(60, Scored.Of(resumed.Transform(Rows(ml))));
        }
    }

    [TestMethod]
    public void With_every_callback_it_leaves_no_tensor()
    {
        using var folder = new TemporaryFolder();
        Fit(WithAll("moving average", folder["first"])).Dispose();
        var allowed = 2 * NativeTensors.MiscountedFor(Small);
        var before = NativeTensors.Alive();
        for (var round = 0; round < 2; round++)
            Fit(WithAll("moving average", folder[$"{round}"])).Dispose();
        Assert.IsLessThanOrEqualTo(before + allowed, NativeTensors.Alive());
    }

    private static TorchTrainerOptions WithAll(string average, string folder) => Measured with
    {
        Epochs = 4,
        Freeze = ["*.bias"],
        Callbacks =
        [
            Callbacks.Unfreeze((2, "*.bias")),
            Callbacks.Statistics(perParameter: true) with { Updates = true },
            average == "moving average" ? Callbacks.MovingAverage(0.9) : Callbacks.WeightAveraging(2),
            Callbacks.EarlyStopping(patience: 4),
            Callbacks.SaveWeights(Path.Combine(folder, "weights.safetensors")),
            Callbacks.TensorBoard(Path.Combine(folder, "events"), everyBatches: 1) with { WeightHistograms = true },
            Callbacks.CsvLog(Path.Combine(folder, "log.csv")),
            Callbacks.JsonLinesLog(Path.Combine(folder, "log.jsonl")),
            Callbacks.On(onEpochEnd: at => at.ReportMetric("Rate", at.LearningRate)),
        ],
    };

    private static string WithoutTime(string folder)
        => string.Join('\n', File.ReadAllLines(Path.Combine(folder, "log.csv")).Select(line => string.Join(',', line.Split(',').Where((_, cell) => cell != 1))));
}
