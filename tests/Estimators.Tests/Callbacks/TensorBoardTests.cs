namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class TensorBoardTests
{
    [TestMethod]
    public void The_readers_checksum_is_the_published_one() => Assert.AreEqual(0xE3069283u, EventRecord.Crc("123456789"u8));

    [TestMethod]
    public void Every_figure_of_an_epoch_is_a_scalar()
    {
        using var folder = CallbackFits.Folder();
        var start = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0;
        using var model = CallbackFits.Fit(CallbackFits.Options(3, CallbackFits.Scores(1, 2, 3), Callbacks.TensorBoard(folder["run"])));
        var records = EventRecord.ReadAll(Files(folder["run"]).Single());
        Assert.AreEqual("brain.Event:2", records[0].Version);
        Assert.HasCount(4, records);
        foreach (var (record, epoch) in records.Skip(1).Zip(model.History.Epochs))
        {
            Assert.AreEqual(epoch.Epoch, record.Step);
            Assert.IsTrue(record.WallTime >= start && record.WallTime <= DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0 + 1);
            CollectionAssert.AreEqual(
                epoch.AllMetrics().Select(figure => (figure.Key, (float?)figure.Value)).ToArray(),
                record.Values.Select(value => (value.Tag, value.Scalar)).ToArray());
        }
        Assert.IsFalse(Directory.Exists(Path.Combine(folder["run"], "batches")));
    }

    [TestMethod]
    public void Batches_are_a_run_of_their_own()
    {
        using var folder = CallbackFits.Folder();
        var losses = new List<float?>();
        var listen = Callbacks.On(onBatchEnd: at => losses.Add((float)at.BatchLoss));
        CallbackFits.Fit(CallbackFits.Options(2, Callbacks.TensorBoard(folder["run"], everyBatches: 2), listen)).Dispose();
        var records = EventRecord.ReadAll(Files(Path.Combine(folder["run"], "batches")).Single()).Skip(1).ToList();
        CollectionAssert.AreEqual(new long[] { 2, 4, 6, 8 }, records.Select(record => record.Step).ToArray());
        CollectionAssert.AreEqual(
            new[] { losses[1], losses[3], losses[5], losses[7] }, records.Select(record => record.Values.Single(value => value.Tag == "BatchLoss").Scalar).ToArray());
        Assert.IsTrue(records.All(record => record.Values.Single(value => value.Tag == "LearningRate").Scalar == 0.01f));
    }

    [TestMethod]
    public void Histograms_count_all_weights()
    {
        using var folder = CallbackFits.Folder();
        var log = Callbacks.TensorBoard(folder["run"]) with { WeightHistograms = true };
        using var model = CallbackFits.Fit(CallbackFits.Options(1, log) with { ValidationFraction = 0 });
        var spreads = EventRecord.ReadAll(Files(folder["run"]).Single()).SelectMany(record => record.Values).Where(value => value.Histogram is not null)
            .ToDictionary(value => value.Tag, value => value.Histogram!);
        foreach (var (path, tensor) in NetworkState.Of(model.Network))
        {
            var values = tensor.detach().data<float>().Select(value => (double)value).ToArray();
            var spread = spreads[path];
            Assert.AreEqual(values.Min(), spread[0]);
            Assert.AreEqual(values.Max(), spread[1]);
            Assert.AreEqual(values.Length, spread[2]);
            Assert.AreEqual(values.Sum(), spread[3], 1e-9);
            Assert.AreEqual(values.Sum(value => value * value), spread[4], 1e-9);
            Assert.HasCount(5 + (2 * 30), spread);
            var (limits, counts) = (spread[5..35], spread[35..]);
            Assert.AreEqual(values.Length, counts.Sum());
            Assert.AreEqual(values.Count(value => value < limits[14]), counts[..15].Sum(), 1, "but for one on the border");
        }
        Assert.HasCount(4, spreads);
    }

    [TestMethod]
    public void A_resumed_training_goes_on_in_a_further_file_that_voids_what_it_does_again()
    {
        using var folder = CallbackFits.Folder();
        var log = new Handover(Callbacks.TensorBoard(folder["run"], everyBatches: 1), 2, 2);
        CallbackFits.Fit(CallbackFits.Options(3, log)).Dispose();
        Assert.IsFalse(Directory.Exists(folder["run-2"]));
        CheckRestart(Files(folder["run"]), [2, 3]);
        CheckRestart(Files(Path.Combine(folder["run"], "batches")), [7, 8, 9, 10, 11, 12]);

        static void CheckRestart(string[] files, long[] steps)
        {
            Assert.HasCount(2, files);
            Assert.IsFalse(EventRecord.ReadAll(files[0]).Any(record => record.Restart));
            var records = EventRecord.ReadAll(files[1]);
            Assert.IsTrue(records[1].Restart);
            Assert.AreEqual(steps[0], records[1].Step);
            CollectionAssert.AreEqual(steps, records.Skip(2).Select(record => record.Step).ToArray());
        }
    }

    [TestMethod]
    public void Each_training_has_a_folder_of_its_own()
    {
        using var folder = CallbackFits.Folder();
        for (var fit = 0; fit < 3; fit++)
            CallbackFits.Fit(CallbackFits.Options(1, Callbacks.TensorBoard(folder["runs/mnist"] + Path.DirectorySeparatorChar))).Dispose();
        CollectionAssert.AreEquivalent(
            new[] { "mnist", "mnist-2", "mnist-3" }, Directory.GetDirectories(folder["runs"]).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void A_folder_that_is_none_is_told_at_once()
    {
        using var folder = CallbackFits.Folder();
        File.WriteAllText(folder["file"], "");
        var fault = Assert.ThrowsExactly<TrainerOptionsException>(
            () => CallbackFits.Fit(CallbackFits.Options(1, Callbacks.TensorBoard(folder["file"], everyBatches: -1))));
        CollectionAssert.AreEqual(new[] { "Callbacks[0].Folder", "Callbacks[0].EveryBatches" }, fault.Faults.Select(each => each.Option).ToArray());
    }

    private static string[] Files(string folder) => [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];
}
