using Microsoft.ML;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Evaluation;

[TestClass]
public sealed class RegressionEvaluateTests
{
    private const double Precise = 1e-6;

    private readonly MLContext _context = new(1);

    [TestMethod]
    public void AllMetrics()
    {
        var metrics = Evaluate((1, 1.5f), (2, 1), (4, 5), (float.NaN, 9), (1, float.NaN));
        Assert.AreEqual(2.5 / 3, metrics.MeanAbsoluteError, Precise);
        Assert.AreEqual(2.25 / 3, metrics.MeanSquaredError, Precise);
        Assert.AreEqual(Math.Sqrt(2.25 / 3), metrics.RootMeanSquaredError, Precise);
        Assert.AreEqual(2.25 / 3, metrics.LossFunction, Precise);
        Assert.AreEqual(1 - (2.25 / (21 - (49 / 3.0))), metrics.RSquared, Precise);
    }

    [TestMethod]
    public void EqualLabelsLeaveNothingToExplain() => Assert.AreEqual(double.NaN, Evaluate((2, 1), (2, 3)).RSquared);

    [TestMethod]
    public void AColumnOfAnotherTypeIsNamed()
    {
        var data = _context.Data.LoadFromEnumerable([new RegressionRow()]);
        var fault = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Regression.Evaluate(data, "Text"));
        StringAssert.Contains(fault.Message, "Text");
    }

    private Microsoft.ML.Data.RegressionMetrics Evaluate(params (float Label, float Score)[] rows)
        => _context.Regression.Evaluate(_context.Data.LoadFromEnumerable(rows.Select(row => new RegressionRow { Label = row.Label, Score = row.Score }).ToArray()));

    private sealed class RegressionRow
    {
        public float Label { get; set; }

        public float Score { get; set; }

        public string Text { get; set; } = "";
    }
}
