namespace MLNetTorch.Estimators.Tests;

/// <summary>
/// Traps that trainers of others have fallen into, which no other test names: see also <see cref="ValidationFiguresTests"/> (figures of the
/// last batch), <see cref="EstimatorContract{T}"/> (folds, global random numbers, tensors) and <see cref="ValidationInputTests"/> (classes).
/// </summary>
[TestClass]
public sealed class TrapsTests
{
    private readonly MLContext _ml = new(1);

    /// <summary>Trap: a random state that is set to the same value in every epoch draws the same dropout masks again and again.</summary>
    [TestMethod]
    public void Dropout_masks_differ_from_batch_to_batch_and_epoch_to_epoch()
    {
        var masks = new List<string>();
        var options = PointRows.Options("multiclass") with { Epochs = 3, BatchSize = 20 };
        PointRows.Fit("multiclass", options, PointRows.Draw(40), Network.From(shape => new Dropping(shape, masks))).Dispose();
        Assert.HasCount(6, masks);
        Assert.AreEqual(6, masks.Distinct().Count());
    }

    /// <summary>Trap: rows that are never shuffled, as a folder for each class gives them, train badly.</summary>
    [TestMethod]
    [DataRow(long.MaxValue)]
    [DataRow(4000L)]
    public void Rows_sorted_by_class_are_learned(long budget)
    {
        var rows = PointRows.Draw(120).OrderBy(row => row.Class, StringComparer.Ordinal).ToList();
        var options = PointRows.Options("multiclass") with { Epochs = 40, BatchSize = 8, Shuffle = true, Optimizer = Optimizers.Adam(0.02), MemoryBudget = budget };
        using var model = PointRows.Fit("multiclass", options, rows);
        Assert.IsGreaterThan(0.9, _ml.MulticlassClassification.Evaluate(model.Transform(PointRows.View(_ml, rows))).MicroAccuracy);
    }

    /// <summary>Trap: a lazy view does its work again in every pass, so that many epochs would decode each image many times.</summary>
    [TestMethod]
    public void Rows_that_fit_into_memory_are_read_once()
    {
        var view = new WatchedView(PointRows.View(_ml, PointRows.Draw(40)));
        var options = PointRows.Options("multiclass") with { Epochs = 6, ValidationFraction = 0.2, ClassWeights = ClassWeights.Balanced };
        PointRows.Trainer(_ml, "multiclass", options).Fit(view).Dispose();
        Assert.AreEqual(1, view.Opened);
        Assert.AreEqual(40, view.Read);
        Assert.AreEqual(0, view.Open);
    }

    /// <summary>Trap: streamed, every epoch reads the rows once, and the memory is that of buffer and batches.</summary>
    [TestMethod]
    public void Rows_that_are_streamed_are_read_once_an_epoch()
    {
        var view = new WatchedView(PointRows.View(_ml, PointRows.Draw(40)));
        PointRows.Trainer(_ml, "multiclass", PointRows.Options("multiclass") with { Epochs = 6, MemoryBudget = 500 }).Fit(view).Dispose();
        Assert.AreEqual(1 + 6, view.Opened, "a look at the first rows, then the epochs");
    }

    /// <summary>Trap: dispose scopes belong to a thread, so what comes after an await may be outside of one.</summary>
    [TestMethod]
    public async Task Fitted_after_an_await_within_a_scope_nothing_is_left()
    {
        PointRows.Fit("multiclass", PointRows.Options("multiclass"), PointRows.Draw(40)).Dispose();
        var before = NativeTensors.Alive();
        using (torch.NewDisposeScope())
        {
            await Task.Delay(20).ConfigureAwait(false);
            await Task.Run(() => PointRows.Fit("multiclass", PointRows.Options("multiclass"), PointRows.Draw(40)).Dispose());
        }
        Assert.IsLessThanOrEqualTo(before + NativeTensors.MiscountedFor(PointRows.Small), NativeTensors.Alive());
    }

    /// <summary>Trap: a saved model that carries the device it was trained on fails elsewhere.</summary>
    [TestMethod]
    public void A_saved_model_knows_no_device()
    {
        using var folder = new TemporaryFolder();
        using var model = PointRows.Fit("multiclass", PointRows.Options("multiclass") with { Device = "cpu" }, PointRows.Draw(40));
        var rows = PointRows.View(_ml, PointRows.Draw(10));
        _ml.Model.Save(model, rows.Schema, folder["model.zip"]);
        var elsewhere = new MLContext(1) { GpuDeviceId = 99, FallbackToCpu = true };
        using var loaded = (TorchClassificationTransformer)elsewhere.Torch().LoadModel(folder["model.zip"], out _);
        Assert.HasCount(10, Scored.Of(loaded.Transform(rows)));
    }

    private sealed class Dropping : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        private readonly torch.nn.Module<torch.Tensor, torch.Tensor> layer;
        private readonly List<string> _masks;

        public Dropping(NetworkShape shape, List<string> masks)
            : base(nameof(Dropping))
        {
            _masks = masks;
            layer = torch.nn.Linear(shape.InputSize, shape.Output);
            RegisterComponents();
        }

        public override torch.Tensor forward(torch.Tensor input)
        {
            var kept = torch.nn.functional.dropout(torch.ones_like(input), 0.5, training);
            if (training)
                _masks.Add(string.Concat(kept.gt(0).data<bool>().ToArray().Select(each => each ? '1' : '0')));
            return layer.call(input * kept);
        }
    }
}
