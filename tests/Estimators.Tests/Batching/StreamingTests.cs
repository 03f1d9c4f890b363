namespace MLNetTorch.Estimators.Tests;

/// <summary>Data larger than the memory budget: the same contract, row by row.</summary>
[TestClass]
public sealed class StreamingTests
{
    // A row has 4 features and a label: 24 bytes. The shuffle buffer then holds 20 rows.
    private const long Small = 1000;

    private readonly MLContext _ml = new(1);

    private static TorchTrainerOptions Options => PointRows.Options("multiclass") with { Shuffle = true, BatchSize = 7, Epochs = 4, MemoryBudget = Small };

    // The first feature is the number of the row, from 1.
    private static List<PointRow> Rows(int count = 101)
        => [.. PointRows.Draw(count).Select(row => row with { Features = [row.Id + 1, .. row.Features[1..]] })];

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Every_epoch_has_every_row_once(bool shuffle)
    {
        var learned = new List<int[]>();
        Fit(Options with { Shuffle = shuffle }, learned).Dispose();
        foreach (var epoch in Epochs(learned, 15))
            CollectionAssert.AreEquivalent(Enumerable.Range(1, 101).ToArray(), epoch);
        Assert.AreEqual(shuffle ? 4 : 1, Epochs(learned, 15).Select(epoch => string.Join(' ', epoch)).Distinct().Count());
        Assert.IsTrue(learned.Where((_, batch) => batch % 15 != 14).All(batch => batch.Length == 7));
    }

    [TestMethod]
    public void Rows_wander_further_than_a_batch()
    {
        var learned = new List<int[]>();
        Fit(Options, learned).Dispose();
        var first = Epochs(learned, 15).First();
        Assert.IsGreaterThan(5, first.Select((row, place) => Math.Abs(row - 1 - place)).Average());
    }

    [TestMethod]
    public void Rows_kept_out_are_measured_and_never_learned()
    {
        var (learned, measured) = (new List<int[]>(), new List<int[]>());
        var options = Options with { ValidationFraction = 0.3 };
        Fit(options, learned, measured).Dispose();
        var own = learned.SelectMany(batch => batch).Distinct().ToHashSet();
        var kept = measured.SelectMany(batch => batch).Distinct().ToHashSet();
        Assert.IsFalse(own.Overlaps(kept));
        Assert.AreEqual(101, own.Count + kept.Count);
        Assert.IsGreaterThan(20, kept.Count);
        Assert.IsLessThan(45, kept.Count);
        foreach (var epoch in Epochs(measured, measured.Count / 4))
            CollectionAssert.AreEqual(kept.Order().ToArray(), epoch);
    }

    [TestMethod]
    public void In_the_order_of_the_data_it_is_what_memory_gives_to_the_bit()
    {
        var options = Options with { Shuffle = false, ValidationSet = PointRows.View(_ml, Rows(30)), ClassWeights = ClassWeights.Balanced, ExampleWeightColumnName = "Weight" };
        using var memory = PointRows.Fit("multiclass", options with { MemoryBudget = long.MaxValue }, Rows());
        using var streamed = PointRows.Fit("multiclass", options, Rows());
        CollectionAssert.AreEqual(Weights.Of(memory.Network), Weights.Of(streamed.Network));
        Assert.AreEqual(TrainingFigures.Of(memory.History), TrainingFigures.Of(streamed.History));
    }

    [TestMethod]
    public void The_seed_decides_the_order()
    {
        var (one, same, other) = (new List<int[]>(), new List<int[]>(), new List<int[]>());
        Fit(Options, one).Dispose();
        Fit(Options, same).Dispose();
        Fit(Options with { Seed = 99 }, other).Dispose();
        Assert.AreEqual(Text(one), Text(same));
        Assert.AreNotEqual(Text(one), Text(other));
    }

    [TestMethod]
    [DataRow(-1, "fewer")]
    [DataRow(-7, "fewer")]
    [DataRow(-95, "fewer")]
    [DataRow(1, "more")]
    [DataRow(30, "more")]
    public void A_source_that_changes_its_mind_is_an_error(int difference, string how)
    {
        // 105 rows are whole batches, after which nobody would look for more. The first two passes are the count of the rows and a look at the first ones.
        var view = new WatchedView(pass => PointRows.View(_ml, Rows(pass < 2 ? 105 : 105 + difference)));
        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => PointRows.Trainer(_ml, "multiclass", Options).Fit(view));
        Assert.Contains($"Read again, the data have {how} rows than before", fault.Message);
        Assert.Contains("Cache it, or raise MemoryBudget", fault.Message);
        Assert.AreEqual(0, view.Open);
    }

    [TestMethod]
    public void What_the_reading_thread_throws_arrives_and_nothing_is_left()
    {
        PointRows.Fit("multiclass", Options, Rows()).Dispose();
        var before = NativeTensors.Alive();
        var view = new WatchedView(PointRows.View(_ml, Rows())) { OnRow = (pass, row) => ThrowAt(pass == 3 && row == 60) };
        var fault = Assert.ThrowsExactly<InvalidDataException>(() => PointRows.Trainer(_ml, "multiclass", Options).Fit(view));
        Assert.AreEqual("a broken row", fault.Message);
        Assert.Contains(nameof(WatchedView), fault.StackTrace!);
        AssertNothingLeft(view, before);
    }

    [TestMethod]
    public void A_bad_value_in_a_later_pass_is_told()
    {
        var bad = Rows();
        bad[50].Features[2] = float.NaN;
        var view = new WatchedView(pass => PointRows.View(_ml, pass < 3 ? Rows() : bad));
        Assert.Contains("the first is in row 50, slot 2", Assert.ThrowsExactly<InvalidOperationException>(
            () => PointRows.Trainer(_ml, "multiclass", Options).Fit(view)).Message);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(17)]
    [DataRow(30)]
    public void Cancelled_it_leaves_no_reader_and_no_tensor(int batch)
    {
        PointRows.Fit("multiclass", Options, Rows()).Dispose();
        var before = NativeTensors.Alive();
        using var stop = new CancellationTokenSource();
        var seen = 0;
        var view = new WatchedView(PointRows.View(_ml, Rows()));
        var options = Options with { CancellationToken = stop.Token, Callbacks = [ToldBy.EveryBatch(_ => CancelIf(++seen == batch, stop))] };
        Assert.ThrowsExactly<OperationCanceledException>(() => PointRows.Trainer(_ml, "multiclass", options).Fit(view));
        Assert.AreEqual(batch, seen);
        AssertNothingLeft(view, before);
    }

    [TestMethod]
    public void Only_a_few_batches_are_read_ahead()
    {
        var view = new WatchedView(PointRows.View(_ml, Rows(2000)));
        var ahead = 0;
        var options = Options with { Epochs = 1, Shuffle = false, Callbacks = [ToldBy.EveryBatch(Look)] };
        PointRows.Trainer(_ml, "multiclass", options).Fit(view).Dispose();
        Assert.IsGreaterThan(0, ahead, "it does read ahead");
        Assert.IsLessThanOrEqualTo(34 * 7, ahead);

        // The first 32 rows are read once more, to tell the data from others.
        void Look(TrainingMoment at)
        {
            Thread.Sleep(at.Batch < 40 ? 2 : 0);
            ahead = Math.Max(ahead, at.Batch < 200 ? view.Read - 32 - (at.Batch * 7) : 0);
        }
    }

    [TestMethod]
    public void Rows_that_are_waited_for_are_computed_by_the_threads_of_the_data_in_later_epochs()
    {
        var view = new WatchedView(PointRows.View(_ml, Rows())) { OnRow = (pass, _) => Thread.Sleep(pass == 1 ? 5 : 0) };
        PointRows.Trainer(_ml, "multiclass", Options).Fit(view).Dispose();
        Assert.AreEqual(5, view.Opened, "once to tell the data from others, and once an epoch");
        Assert.AreEqual(2, view.OpenedAlone, "the first two");
    }

    private ITorchTransformer Fit(TorchTrainerOptions options, List<int[]> learned, List<int[]>? measured = null)
        => PointRows.Trainer(_ml, "multiclass", options, SpyNetwork.Builder(learned, measured)).Fit(PointRows.View(_ml, Rows()));

    private static IEnumerable<int[]> Epochs(List<int[]> batches, int perEpoch)
    {
        Assert.AreEqual(0, batches.Count % perEpoch);
        return batches.Chunk(perEpoch).Select(epoch => epoch.SelectMany(batch => batch).ToArray());
    }

    private static string Text(List<int[]> batches) => string.Join('|', batches.Select(batch => string.Join(' ', batch)));

    private static void AssertNothingLeft(WatchedView view, long tensorsBefore)
    {
        Assert.AreEqual(0, view.Open, "a cursor is open");
        Assert.IsLessThanOrEqualTo(tensorsBefore + NativeTensors.MiscountedFor(PointRows.Small), NativeTensors.Alive());
    }

    private static void ThrowAt(bool now)
    {
        if (now)
            throw new InvalidDataException("a broken row");
    }

    private static void CancelIf(bool now, CancellationTokenSource stop)
    {
        if (now)
            stop.Cancel();
    }
}
