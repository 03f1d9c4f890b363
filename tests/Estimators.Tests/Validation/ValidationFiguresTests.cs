using Microsoft.ML.Data;

namespace MLNetTorch.Estimators.Tests;

/// <summary>What is measured after an epoch is what ML.NET's evaluators say of the same rows.</summary>
[TestClass]
public sealed class ValidationFiguresTests
{
    // Batches of seven leave a short last one.
    private static readonly List<PointRow> Rows = PointRows.Draw(60);
    private static readonly List<PointRow> Kept = PointRows.Draw(39, seed: 2);

    private readonly MLContext _ml = new(1);

    /// <summary>Trap: an accuracy that is overwritten batch by batch is that of the last batch.</summary>
    [TestMethod]
    public void They_are_over_all_rows_and_not_the_last_batch()
    {
        using var model = Fit("multiclass", []);
        var metrics = _ml.MulticlassClassification.Evaluate(model.Transform(PointRows.View(_ml, Kept)));
        Assert.AreEqual(metrics.LogLoss, model.History.Epochs[0].ValidationLoss!.Value, 1e-6);
        Assert.AreEqual(metrics.MicroAccuracy, model.History.Epochs[0].ValidationAccuracy!.Value, 1e-12);
        var last = _ml.MulticlassClassification.Evaluate(model.Transform(PointRows.View(_ml, Kept.Skip(35))));
        Assert.AreNotEqual(last.LogLoss, model.History.Epochs[0].ValidationLoss!.Value, 1e-3);
    }

    [TestMethod]
    public void Of_several_classes()
    {
        using var model = Fit("multiclass", ["MicroAccuracy", "MacroAccuracy", "LogLoss", "LogLossReduction"]);
        AssertEqual(_ml.MulticlassClassification.Evaluate(model.Transform(PointRows.View(_ml, Kept))), model, 4);
    }

    [TestMethod]
    public void Of_yes_and_no()
    {
        string[] names =
        [
            "Accuracy", "AreaUnderRocCurve", "AreaUnderPrecisionRecallCurve", "F1Score", "PositivePrecision", "PositiveRecall", "NegativePrecision",
            "NegativeRecall", "LogLoss", "LogLossReduction", "Entropy",
        ];
        using var model = Fit("binary", names);
        AssertEqual(_ml.BinaryClassification.Evaluate(model.Transform(PointRows.View(_ml, Kept)), nameof(PointRow.Answer)), model, names.Length);
    }

    [TestMethod]
    public void Of_values()
    {
        using var model = Fit("regression", ["MeanAbsoluteError", "MeanSquaredError", "RootMeanSquaredError", "RSquared", "LossFunction"]);
        var metrics = _ml.Regression.Evaluate(model.Transform(PointRows.View(_ml, Kept)), nameof(PointRow.Value));
        AssertEqual(metrics, model, 5);
        Assert.AreEqual(metrics.MeanSquaredError, model.History.Epochs[0].ValidationLoss!.Value, 1e-6);
    }

    [TestMethod]
    public void Confusion_counts_wanted_and_chosen_classes()
    {
        using var classes = Fit("multiclass", []);
        AssertEqual(_ml.MulticlassClassification.Evaluate(classes.Transform(PointRows.View(_ml, Kept))).ConfusionMatrix, classes);
        using var answers = Fit("binary", []);
        var counts = _ml.BinaryClassification.Evaluate(answers.Transform(PointRows.View(_ml, Kept)), nameof(PointRow.Answer)).ConfusionMatrix.Counts;
        // ML.NET counts yes first; a history counts in the order no, yes.
        var own = answers.History.Epochs[0].Confusion!;
        CollectionAssert.AreEqual(new[] { counts[1][1], counts[1][0], counts[0][1], counts[0][0] }, own.SelectMany(row => row.Select(each => (double)each)).ToArray());
    }

    [TestMethod]
    public void Streamed_validation_rows_give_the_same_figures()
    {
        using var expected = Fit("multiclass", ["MacroAccuracy"]);
        using var streamed = Fit("multiclass", ["MacroAccuracy"], budget: 500);
        Assert.AreEqual(expected.History.Epochs[0].ValidationLoss!.Value, streamed.History.Epochs[0].ValidationLoss!.Value, 1e-6);
        Assert.AreEqual(expected.History.Epochs[0].Metric("MacroAccuracy"), streamed.History.Epochs[0].Metric("MacroAccuracy"));
    }

    [TestMethod]
    public void A_fraction_keeps_the_shares_of_the_classes()
    {
        var rows = PointRows.Draw(100);
        foreach (var (i, row) in rows.Index())
            row.Class = i < 80 ? "a" : i < 96 ? "b" : "c";
        foreach (var seed in new[] { 1, 2, 3 })
        {
            using var model = PointRows.Fit("multiclass", PointRows.Options("multiclass") with { Epochs = 1, Seed = seed, ValidationFraction = 0.25, ConfusionMatrix = true }, rows);
            CollectionAssert.AreEqual(new long[] { 20, 4, 1 }, model.History.Epochs[0].Confusion!.Select(row => row.Sum()).ToArray());
        }
    }

    private ITorchTransformer Fit(string task, string[] metrics, long budget = long.MaxValue)
        => PointRows.Fit(task, PointRows.Options(task) with
        {
            Epochs = 1,
            BatchSize = 7,
            MemoryBudget = budget,
            ValidationSet = PointRows.View(_ml, Kept),
            ValidationMetrics = metrics,
            ConfusionMatrix = task != "regression",
        }, Rows);

    private static void AssertEqual(object expected, ITorchTransformer model, int count)
    {
        var own = model.History.Epochs[0].Metrics;
        Assert.HasCount(count, own);
        foreach (var (name, value) in own)
            Assert.AreEqual((double)expected.GetType().GetProperty(name)!.GetValue(expected)!, value, 1e-6, name);
    }

    private static void AssertEqual(ConfusionMatrix expected, ITorchTransformer model)
        => CollectionAssert.AreEqual(expected.Counts.SelectMany(row => row).ToArray(),
            model.History.Epochs[0].Confusion!.SelectMany(row => row.Select(each => (double)each)).ToArray());
}
