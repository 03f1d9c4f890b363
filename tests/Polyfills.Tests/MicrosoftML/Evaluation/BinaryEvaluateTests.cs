using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Evaluation;

[TestClass]
public sealed class BinaryEvaluateTests
{
    private const double Precise = 1e-6;

    private static readonly BinaryRow[] Rows =
    [
        new() { Label = true, Score = 2, Probability = 0.9f },
        new() { Label = true, Score = 0.5f, Probability = 0.6f },
        new() { Label = true, Score = -1, Probability = 0.25f },
        new() { Label = false, Score = 0.5f, Probability = 0.6f },
        new() { Label = false, Score = -2, Probability = 0.1f },
    ];

    private readonly MLContext _context = new(1);

    [TestMethod]
    public void AllMetrics()
    {
        var metrics = _context.BinaryClassification.Evaluate(_context.Data.LoadFromEnumerable(Rows));

        double loss = -(Math.Log2(0.9) + Math.Log2(0.6) + Math.Log2(0.25) + Math.Log2(0.4) + Math.Log2(0.9)) / 5;
        double entropy = -(0.6 * Math.Log2(0.6)) - (0.4 * Math.Log2(0.4));
        Assert.AreEqual(0.6, metrics.Accuracy, Precise);
        Assert.AreEqual(2 / 3.0, metrics.PositivePrecision, Precise);
        Assert.AreEqual(2 / 3.0, metrics.PositiveRecall, Precise);
        Assert.AreEqual(0.5, metrics.NegativePrecision, Precise);
        Assert.AreEqual(0.5, metrics.NegativeRecall, Precise);
        Assert.AreEqual(2 / 3.0, metrics.F1Score, Precise);
        Assert.AreEqual(4.5 / 6, metrics.AreaUnderRocCurve, Precise);
        Assert.AreEqual(0.902777, metrics.AreaUnderPrecisionRecallCurve, 1e-5);
        Assert.AreEqual(loss, metrics.LogLoss, Precise);
        Assert.AreEqual(entropy, metrics.Entropy, Precise);
        Assert.AreEqual((entropy - loss) / entropy, metrics.LogLossReduction, Precise);
        CollectionAssert.AreEqual(new double[] { 2, 1 }, metrics.ConfusionMatrix.Counts[0].ToArray());
        CollectionAssert.AreEqual(new double[] { 1, 1 }, metrics.ConfusionMatrix.Counts[1].ToArray());
    }

    [TestMethod]
    public void WithoutProbabilities()
    {
        var metrics = _context.BinaryClassification.EvaluateNonCalibrated(_context.Data.LoadFromEnumerable(Rows));
        Assert.AreEqual(0.6, metrics.Accuracy, Precise);
        const string Table =
            """
            TEST POSITIVE RATIO:	0.6000 (3.0/(3.0+2.0))
            Confusion table
                      ||======================
            PREDICTED || positive | negative | Recall
            TRUTH     ||======================
             positive ||        2 |        1 | 0.6667
             negative ||        1 |        1 | 0.5000
                      ||======================
            Precision ||   0.6667 |   0.5000 |

            """;
        Assert.AreEqual(Table.ReplaceLineEndings("\n"), metrics.ConfusionMatrix.GetFormattedConfusionTable().ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public void OneClassAloneHasNoCurve()
    {
        var data = _context.Data.LoadFromEnumerable(Rows.Where(row => row.Label));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.BinaryClassification.Evaluate(data));
    }

    private sealed class BinaryRow
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }
}
