using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>What every trainer of ours keeps: a test class derives from it and says how one is made.</summary>
/// <typeparam name="TModel">What the trainer gives.</typeparam>
public abstract partial class EstimatorContract<TModel>
    where TModel : class, ITorchTransformer
{
    /// <summary>A small network with dropout.</summary>
    internal static INetworkBuilder Small => new ConvNet { FirstChannels = 4, SecondChannels = 6, HiddenSize = 16 };

    /// <summary>A trainer.</summary>
    internal abstract IEstimator<TModel> Trainer(MLContext ml, INetworkBuilder network, TorchTrainerOptions options);

    /// <summary>Trains on from a model.</summary>
    internal abstract TModel Continued(MLContext ml, TorchTrainerOptions options, TModel previous);

    /// <summary>The member of <see cref="TaskRow"/> to learn.</summary>
    internal abstract string Label { get; }

    /// <summary>A trainer of <see cref="Small"/>.</summary>
    internal IEstimator<TModel> Estimator(MLContext ml, TorchTrainerOptions options) => Trainer(ml, Small, options);

    /// <summary>The same without any random number in the forward pass.</summary>
    internal IEstimator<TModel> Plain(MLContext ml, TorchTrainerOptions options) => Trainer(ml, new Mlp { HiddenSizes = [20] }, options);

    /// <summary>Rows to learn from, with a column Id.</summary>
    internal IDataView Rows(MLContext ml) => TaskRows.Load(ml, Label);

    internal static byte[] WeightsOf(TModel model) => Weights.Of(model.Network);

    internal static TorchTrainerOptions Options => new() { Epochs = 1, BatchSize = 16, Seed = 7 };

    internal TModel Fit(TorchTrainerOptions options)
    {
        var ml = new MLContext(1);
        return Estimator(ml, options).Fit(Rows(ml));
    }

    internal byte[] Learned(MLContext ml, TorchTrainerOptions options)
    {
        using var model = Estimator(ml, options).Fit(Rows(ml));
        return WeightsOf(model);
    }

    [TestMethod]
    public void Schema_promised_is_schema_given()
    {
        var ml = new MLContext(1);
        var rows = Rows(ml);
        var estimator = Estimator(ml, Options);
        var promised = estimator.GetOutputSchema(ShapeOf(rows.Schema));
        using var model = estimator.Fit(rows);
        var given = ShapeOf(model.GetOutputSchema(rows.Schema));
        CollectionAssert.AreEquivalent(Lines(given), Lines(promised));
        CollectionAssert.AreEqual(Lines(given), Lines(ShapeOf(model.Transform(rows).Schema)));
    }

    [TestMethod]
    public void Fitting_twice_gives_the_same_weights()
    {
        var ml = new MLContext(1);
        var rows = Rows(ml);
        var estimator = Estimator(ml, Options with { Epochs = 2, ValidationFraction = 0.2 });
        using var first = estimator.Fit(rows);
        using var second = estimator.Fit(rows);
        CollectionAssert.AreEqual(WeightsOf(first), WeightsOf(second));
    }

    [TestMethod]
    public void The_seed_decides()
    {
        var byOption = Learned(new MLContext(1), Options);
        CollectionAssert.AreEqual(byOption, Learned(new MLContext(2), Options));
        CollectionAssert.AreNotEqual(byOption, Learned(new MLContext(1), Options with { Seed = 8 }));

        var byContext = Learned(new MLContext(1), Options with { Seed = null });
        CollectionAssert.AreEqual(byContext, Learned(new MLContext(1), Options with { Seed = null }));
        CollectionAssert.AreNotEqual(byContext, Learned(new MLContext(2), Options with { Seed = null }));
    }

    [TestMethod]
    public void Global_random_numbers_and_threads_stay_untouched()
    {
        var ml = new MLContext(1);
        torch.random.manual_seed(5);
        using var before = torch.get_rng_state();
        var threads = torch.get_num_threads();
        Learned(ml, Options with { Threads = threads + 1 });
        using var after = torch.get_rng_state();
        CollectionAssert.AreEqual(before.bytes.ToArray(), after.bytes.ToArray());
        Assert.AreEqual(threads, torch.get_num_threads());
    }

    [TestMethod]
    public void What_was_drawn_before_does_not_matter()
    {
        var ml = new MLContext(1);
        var quiet = Learned(ml, Options);
        torch.random.manual_seed(99);
        torch.randn(100).Dispose();
        CollectionAssert.AreEqual(quiet, Learned(ml, Options));
    }

    [TestMethod]
    public void Scored_in_batches_is_scored_row_by_row()
    {
        var ml = new MLContext(1);
        var rows = Rows(ml);
        using var model = Estimator(ml, Options).Fit(rows);
        var batched = Scored.Of(model.Transform(rows));
        var single = OneByOne(ml, model, rows);
        for (var row = 0; row < batched.Count; row++)
        {
            Assert.AreEqual(batched[row].Id, single[row].Id);
            for (var slot = 0; slot < single[row].Score.Length; slot++)
                Assert.AreEqual(batched[row].Score[slot], single[row].Score[slot], 1e-6f);
        }
    }

    [TestMethod]
    [DataRow("torch")]
    [DataRow("plain")]
    public void Saved_and_loaded_in_a_new_process_it_scores_the_same_to_the_bit(string mode)
    {
        var ml = new MLContext(1);
        var rows = Rows(ml);
        using var model = Estimator(ml, Options).Fit(rows);
        var loaded = FreshScores.Of(mode, ml, model, rows);
        // Plain ML.NET scores row by row, and another batch may differ in the last bit.
        var expected = mode == "torch" ? Scored.Of(model.Transform(rows)) : OneByOne(ml, model, rows);
        Assert.HasCount(expected.Count, loaded);
        for (var row = 0; row < expected.Count; row++)
            CollectionAssert.AreEqual(expected[row].Score, loaded[row], $"row {row}");
    }

    [TestMethod]
    public void Disposed_it_leaves_no_tensor()
    {
        var ml = new MLContext(1);
        var rows = Rows(ml);
        Learned(ml, Options);
        var allowed = 3 * NativeTensors.MiscountedFor(Small);
        var before = NativeTensors.Alive();
        for (var round = 0; round < 3; round++)
        {
            using var model = Estimator(ml, Options with { Epochs = 2, ValidationFraction = 0.25 }).Fit(rows);
            Scored.Of(model.Transform(rows));
        }
        Assert.IsLessThanOrEqualTo(before + allowed, NativeTensors.NotDisposed());
    }

    [TestMethod]
    public void Fitted_within_a_scope_the_model_outlives_it()
    {
        var ml = new MLContext(1);
        var rows = Rows(ml);
        TModel model;
        using (torch.NewDisposeScope())
            model = Estimator(ml, Options).Fit(rows);
        using (model)
            CollectionAssert.AreEqual(Learned(ml, Options), WeightsOf(model));
    }

    [TestMethod]
    public void Fitted_without_gradients_around_it_learns_all_the_same()
    {
        var ml = new MLContext(1);
        byte[] learned;
        using (torch.no_grad())
            learned = Learned(ml, Options);
        CollectionAssert.AreEqual(Learned(ml, Options), learned);
    }

    [TestMethod]
    public void Four_threads_score_alike()
    {
        var ml = new MLContext(1);
        var rows = Rows(ml);
        using var model = Estimator(ml, Options).Fit(rows);
        var expected = Scored.Of(model.Transform(rows)).SelectMany(row => row.Score).ToArray();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            var scores = Scored.Of(model.Transform(rows)).SelectMany(row => row.Score).ToArray();
            CollectionAssert.AreEqual(expected, scores);
        });
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Trainers_in_parallel_do_not_disturb_each_other(bool withDropout)
    {
        var alone = Enumerable.Range(0, 4).Select(seed => Run(seed, withDropout)).ToArray();
        var together = new byte[4][];
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, seed => together[seed] = Run(seed, withDropout));
        for (var seed = 0; seed < 4; seed++)
            CollectionAssert.AreEqual(alone[seed], together[seed], $"seed {seed}");
    }

    [TestMethod]
    public void It_works_in_a_chain_with_a_cache()
    {
        var ml = new MLContext(1);
        var rows = Rows(ml);
        var pipeline = ml.Transforms.CopyColumns("Copy", "Id").AppendCacheCheckpoint(ml).Append(Estimator(ml, Options));
        using var model = pipeline.Fit(rows);
        CollectionAssert.AreEqual(Learned(ml, Options), WeightsOf(model.LastTransformer));
        Assert.AreEqual(60, Scored.Of(model.Transform(rows)).Count);
    }

    private static List<Scored> OneByOne(MLContext ml, TModel model, IDataView rows)
    {
        IDataView After(int count) => count == 0 ? rows : ml.Data.SkipRows(rows, count);
        var count = Scored.Of(model.Transform(rows)).Count;
        return [.. Enumerable.Range(0, count).Select(row => Scored.Of(model.Transform(ml.Data.TakeRows(After(row), 1))).Single())];
    }

    private byte[] Run(int seed, bool withDropout)
    {
        var ml = new MLContext(1);
        var options = Options with { Seed = seed, Epochs = 2 };
        using var model = (withDropout ? Estimator(ml, options) : Plain(ml, options)).Fit(Rows(ml));
        return WeightsOf(model);
    }

    private static SchemaShape ShapeOf(DataViewSchema schema)
        => new(schema.Where(column => !column.IsHidden)
            .Select(column => SchemaShapes.Column(new DataViewSchema.DetachedColumn(column))));

    private static List<string> Lines(SchemaShape shape)
        => [.. shape.Select(column => $"{column.Name}: {Kind(column)} [{string.Join(", ",
            column.Annotations.Select(kind => $"{kind.Name}: {Kind(kind)}").Order(StringComparer.Ordinal))}]")];

    private static string Kind(SchemaShape.Column column)
        => $"{column.Kind} of {(column.IsKey ? "key " : "")}{(column.ItemType is KeyDataViewType key ? key.RawType.Name : column.ItemType)}";
}
