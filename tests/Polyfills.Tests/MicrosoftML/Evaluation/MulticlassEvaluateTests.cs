using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Evaluation;

[TestClass]
public sealed class MulticlassEvaluateTests
{
    private const double Precise = 1e-6;

    private static readonly ScoredRow[] Rows =
    [
        ScoredRow.Of(0, 0.7f, 0.2f, 0.1f),
        ScoredRow.Of(0, 0.3f, 0.6f, 0.1f),
        ScoredRow.Of(1, 0.1f, 0.8f, 0.1f),
        ScoredRow.Of(1, 0.4f, 0.4f, 0.2f),
        ScoredRow.Of(2, 0.5f, 0.3f, 0.2f),
        ScoredRow.Of(2, 0.0f, 0.0f, 1.0f),
    ];

    private readonly MLContext _context = new(1);

    [TestMethod]
    [DataRow("Label")]
    [DataRow("KeyLabel")]
    public void AllMetrics(string label)
    {
        var metrics = _context.MulticlassClassification.Evaluate(_context.Data.LoadFromEnumerable(Rows), label, topKPredictionCount: 3);

        double[] losses = [-Math.Log(0.7), -Math.Log(0.3), -Math.Log(0.8), -Math.Log(0.4), -Math.Log(0.2), 0];
        Assert.AreEqual(0.5, metrics.MicroAccuracy, Precise);
        Assert.AreEqual(0.5, metrics.MacroAccuracy, Precise);
        Assert.AreEqual(losses.Average(), metrics.LogLoss, Precise);
        Assert.AreEqual((Math.Log(3) - losses.Average()) / Math.Log(3), metrics.LogLossReduction, Precise);
        Assert.AreEqual((losses[0] + losses[1]) / 2, metrics.PerClassLogLoss[0], Precise);
        Assert.AreEqual((losses[2] + losses[3]) / 2, metrics.PerClassLogLoss[1], Precise);
        Assert.AreEqual((losses[4] + losses[5]) / 2, metrics.PerClassLogLoss[2], Precise);
        Assert.AreEqual(3, metrics.TopKPredictionCount);
        CollectionAssert.AreEqual(new[] { "0.5", "0.8333333", "1.0000000" }, metrics.TopKAccuracyForAllK.Select(value => Math.Round(value, 7)).Select(value => value is 0.5 ? "0.5" : value.ToString("F7")).ToArray());
        Assert.AreEqual(1, metrics.TopKAccuracy, Precise);
    }

    [TestMethod]
    public void WithoutTopKThereIsNone()
    {
        var metrics = _context.MulticlassClassification.Evaluate(_context.Data.LoadFromEnumerable(Rows));
        Assert.AreEqual(0, metrics.TopKPredictionCount);
        Assert.AreEqual(0, metrics.TopKAccuracy);
        Assert.IsNull(metrics.TopKAccuracyForAllK);
    }

    [TestMethod]
    public void TheConfusionMatrixCountsTrueClassesInRows()
    {
        var matrix = _context.MulticlassClassification.Evaluate(_context.Data.LoadFromEnumerable(Rows)).ConfusionMatrix;
        Assert.AreEqual(3, matrix.NumberOfClasses);
        CollectionAssert.AreEqual(new double[] { 1, 1, 0 }, matrix.Counts[0].ToArray());
        CollectionAssert.AreEqual(new double[] { 1, 1, 0 }, matrix.Counts[1].ToArray());
        CollectionAssert.AreEqual(new double[] { 1, 0, 1 }, matrix.Counts[2].ToArray());
        Assert.AreEqual(1, matrix.GetCountForClassPair(predictedClassIndicatorIndex: 0, actualClassIndicatorIndex: 2));
        Assert.AreEqual(0, matrix.GetCountForClassPair(predictedClassIndicatorIndex: 2, actualClassIndicatorIndex: 0));
        CollectionAssert.AreEqual(new[] { 1 / 3.0, 0.5, 1 }, matrix.PerClassPrecision.ToArray());
        CollectionAssert.AreEqual(new[] { 0.5, 0.5, 0.5 }, matrix.PerClassRecall.ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => matrix.GetCountForClassPair(3, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => matrix.GetCountForClassPair(0, -1));
    }

    [TestMethod]
    public void RowsThatTellNothingAreLeftOut()
    {
        var rows = Rows.Concat([
            new ScoredRow { Label = float.NaN, Score = [1, 0, 0] },
            new ScoredRow { Label = -1, Score = [1, 0, 0] },
            new ScoredRow { Label = 0.5f, Score = [1, 0, 0] },
            new ScoredRow { Label = 0, Score = [float.NaN, 0, 0] },
            new ScoredRow { Label = 0, Score = [float.PositiveInfinity, 0, 0] },
        ]);
        var metrics = _context.MulticlassClassification.Evaluate(_context.Data.LoadFromEnumerable(rows));
        Assert.AreEqual(0.5, metrics.MicroAccuracy, Precise);
        Assert.AreEqual(6, metrics.ConfusionMatrix.Counts.Sum(row => row.Sum()));
    }

    [TestMethod]
    public void ALabelBeyondTheClassesCostsTheHighestLoss()
    {
        var rows = new[] { ScoredRow.Of(0, 1, 0, 0), new ScoredRow { Label = 7, Score = [0, 0, 1] } };
        var metrics = _context.MulticlassClassification.Evaluate(_context.Data.LoadFromEnumerable(rows), topKPredictionCount: 3);
        Assert.AreEqual(-Math.Log(1e-15f) / 2, metrics.LogLoss, Precise);
        Assert.AreEqual(0.5, metrics.MicroAccuracy, Precise);
        Assert.AreEqual(1, metrics.MacroAccuracy, Precise);
        Assert.AreEqual(0.5, metrics.TopKAccuracy, Precise);
        Assert.AreEqual(1, metrics.ConfusionMatrix.Counts.Sum(row => row.Sum()));
    }

    [TestMethod]
    public void NoRows()
    {
        var data = _context.Data.FilterRowsByColumn(_context.Data.LoadFromEnumerable(Rows), "Label", 100, 200);
        var metrics = _context.MulticlassClassification.Evaluate(data);
        Assert.AreEqual(0, metrics.LogLoss);
        Assert.AreEqual(0, metrics.MicroAccuracy);
        Assert.AreEqual(0, metrics.MacroAccuracy);
        Assert.AreEqual(double.NaN, metrics.LogLossReduction);
    }

    [TestMethod]
    [DataRow("Label", "Unsized", "PredictedLabel", "Unsized")]
    [DataRow("Label", "Label", "PredictedLabel", "Label")]
    [DataRow("Text", "Score", "PredictedLabel", "Text")]
    [DataRow("PredictedLabel", "Score", "PredictedLabel", "PredictedLabel")]
    [DataRow("Absent", "Score", "PredictedLabel", "Absent")]
    [DataRow("Label", "Absent", "PredictedLabel", "Absent")]
    [DataRow("Label", "Score", "Absent", "Absent")]
    public void WrongColumnsAreNamed(string label, string score, string predictedLabel, string named)
    {
        var data = _context.Data.LoadFromEnumerable(Rows);
        var fault = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.MulticlassClassification.Evaluate(data, label, score, predictedLabel));
        StringAssert.Contains(fault.Message, named);
    }

    [TestMethod]
    public void ClassNamesOfAnotherNumberAreAnError()
    {
        var data = _context.Data.LoadFromEnumerable([new ScoredRow()], SchemaOf(["a", "b"]));
        Assert.Throws<Exception>(() => _context.MulticlassClassification.Evaluate(data));
    }

    internal static SchemaDefinition SchemaOf(string[] classNames)
    {
        var schema = SchemaDefinition.Create(typeof(ScoredRow));
        var names = classNames.Select(name => name.AsMemory()).ToArray();
        schema["Score"].AddAnnotation("SlotNames", new VBuffer<ReadOnlyMemory<char>>(names.Length, names), new VectorDataViewType(TextDataViewType.Instance, names.Length));
        return schema;
    }
}
