namespace MLNetTorch.Estimators.Tests;

/// <summary>Validation sets and names of metrics that do not fit: each a clear error before the first step.</summary>
[TestClass]
public sealed class ValidationInputTests
{
    private static readonly List<PointRow> Rows = PointRows.Draw(30);

    private readonly MLContext _ml = new(1);

    private static TorchTrainerOptions Options => PointRows.Options("multiclass") with { Callbacks = [ToldBy.EveryBatch(_ => Assert.Fail("It began."))] };

    [TestMethod]
    public void A_set_without_a_column_is_refused()
    {
        var raw = _ml.Data.LoadFromEnumerable(Rows);
        var fault = Refused<ArgumentException>(raw);
        Assert.Contains("The ValidationSet does not have the columns of the training rows. The label column 'Label' is not in the data", fault);
        Assert.Contains("preparation.Transform(validationRows)", fault);
    }

    [TestMethod]
    public void A_set_of_other_sizes_is_refused()
    {
        var view = PointRows.View(_ml, Rows);
        var longer = _ml.Transforms.Concatenate("Features", "Features", "Value").Fit(view).Transform(view);
        Assert.Contains("The column 'Features' of the ValidationSet is ", Refused<ArgumentException>(longer));
    }

    [TestMethod]
    public void A_set_whose_keys_stand_for_other_classes_is_refused()
    {
        var reversed = _ml.Data.LoadFromEnumerable(PointRows.Names.Reverse().Select(name => new PointRow { Class = name }));
        var view = _ml.Transforms.Conversion.MapValueToKey("Label", "Class").Fit(reversed).Transform(_ml.Data.LoadFromEnumerable(Rows));
        Assert.Contains("The key values of the label column 'Label' of the ValidationSet are [c, b, a]; in the training rows they are [a, b, c].", Refused<ArgumentException>(view));
    }

    [TestMethod]
    public void An_empty_set_is_refused()
        => Assert.Contains("The ValidationSet is empty", Refused<InvalidOperationException>(PointRows.View(_ml, [])));

    [TestMethod]
    public void A_set_with_values_missing_is_refused()
    {
        var rows = PointRows.Draw(20, seed: 3);
        rows[4].Features[1] = float.NaN;
        Assert.Contains("The feature column 'Features' holds 1 values that are NaN or infinite", Refused<InvalidOperationException>(PointRows.View(_ml, rows)));
    }

    /// <summary>Trap: the key's values size the network, not the labels that the training rows happen to have.</summary>
    [TestMethod]
    public void Classes_that_only_the_validation_rows_have_are_measured()
    {
        var options = Options with { Callbacks = [], ConfusionMatrix = true, ValidationSet = PointRows.View(_ml, Rows) };
        using var model = PointRows.Fit("multiclass", options, Rows.Where(row => row.Class != "c"));
        Assert.AreEqual(3, model.Shape.Output);
        Assert.AreEqual(Rows.Count(row => row.Class == "c"), model.History.Epochs[0].Confusion![2].Sum());
        Assert.IsTrue(double.IsFinite(model.History.Epochs[0].ValidationLoss!.Value));
        Assert.HasCount(3, ((TorchClassificationTransformer)model).Labels);
    }

    /// <summary>Trap: a class of which a fold has no row.</summary>
    [TestMethod]
    public void Classes_that_no_training_row_has_are_no_fault_with_balanced_weights()
    {
        using var model = PointRows.Fit("multiclass", Options with { Callbacks = [], ClassWeights = ClassWeights.Balanced }, Rows.Where(row => row.Class != "c"));
        Assert.IsTrue(model.History.Epochs.All(epoch => double.IsFinite(epoch.TrainingLoss)));
    }

    [TestMethod]
    [DataRow("MicroAcuracy", "MicroAccuracy")]
    [DataRow("macroaccuracy", "MacroAccuracy")]
    [DataRow("LogLos", "LogLoss")]
    public void A_misspelt_metric_is_told_the_right_one(string wrong, string right)
        => Assert.Contains($"Did you mean '{right}'?", Faults(Options with { ValidationFraction = 0.2, ValidationMetrics = [wrong] }));

    [TestMethod]
    public void A_metric_of_another_task_is_refused()
        => Assert.Contains("a metric of MulticlassClassificationMetrics", Faults(Options with { ValidationFraction = 0.2, ValidationMetrics = ["RSquared"] }));

    [TestMethod]
    public void Misspelt_names_to_be_watched_are_told_the_right_one()
    {
        var validated = Options with { ValidationFraction = 0.2 };
        Assert.Contains("Did you mean 'ValidationLoss'?", Faults(validated with { BestBy = new("ValidationLos") }));
        Assert.Contains("Did you mean 'ValidationAccuracy'?", Faults(validated with { Callbacks = [Callbacks.EarlyStopping("ValidationAcuracy")] }));
        Assert.Contains("a metric of ML.NET only where ValidationMetrics names it", Faults(validated with { BestBy = new("MacroAccuracy") }));
        Assert.Contains("only with ValidationFraction or ValidationSet", Faults(Options with { BestBy = new("ValidationLoss") }));
        Assert.Contains("only with ValidationFraction or ValidationSet", Faults(Options with { ValidationMetrics = ["LogLoss"] }));
        Assert.Contains("only with ValidationFraction or ValidationSet", Faults(Options with { ConfusionMatrix = true }));
    }

    [TestMethod]
    public void A_figure_that_nobody_reports_is_told_after_the_first_epoch()
    {
        var options = PointRows.Options("multiclass") with { BestBy = new("Points"), Callbacks = [ToldBy.EveryBatch(_ => { })] };
        var fault = Assert.ThrowsExactly<InvalidOperationException>(() => PointRows.Fit("multiclass", options, Rows));
        Assert.Contains("Epoch 1 has no metric 'Points'", fault.Message);
        Assert.Contains("TrainingLoss", fault.Message);
    }

    private string Refused<T>(IDataView set)
        where T : Exception
    {
        var before = NativeTensors.Alive();
        var fault = Assert.ThrowsExactly<T>(() => PointRows.Fit("multiclass", Options with { ValidationSet = set }, Rows));
        Assert.IsLessThanOrEqualTo(before + NativeTensors.MiscountedFor(PointRows.Small), NativeTensors.Alive());
        return fault.Message;
    }

    private string Faults(TorchTrainerOptions options)
        => Assert.ThrowsExactly<TrainerOptionsException>(() => PointRows.Trainer(_ml, "multiclass", options)).Message;
}
