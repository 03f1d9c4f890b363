using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Evaluation;

[TestClass]
public sealed class CrossValidateTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void EveryRowIsHeldOutOnce()
    {
        var rows = Enumerable.Range(0, 60).Select(i => new InputRow { Class = (i % 3).ToString(), Number = i }).ToArray();
        var data = _context.Data.LoadFromEnumerable(rows);
        // A model that knows the class by heart.
        var names = new Dictionary<string, float[]> { ["0"] = [1, 0, 0], ["1"] = [0, 1, 0], ["2"] = [0, 0, 1] };
        var pipeline = _context.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(_context.Transforms.Conversion.MapValue("Score", names, "Class"))
            .Append(_context.Transforms.CopyColumns("PredictedLabel", "Label"));

        var folds = _context.MulticlassClassification.CrossValidate(data, pipeline, numberOfFolds: 4, seed: 3);

        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3 }, folds.Select(fold => fold.Fold).ToArray());
        var heldOut = folds.SelectMany(fold => ColumnReader.Read<float>(fold.ScoredHoldOutSet, "Number")).Order().ToArray();
        CollectionAssert.AreEqual(rows.Select(row => row.Number).ToArray(), heldOut);
        foreach (var fold in folds)
        {
            Assert.IsNotNull(fold.Model);
            double counted = fold.Metrics.ConfusionMatrix.Counts.Sum(row => row.Sum());
            Assert.AreEqual(ColumnReader.Read<float>(fold.ScoredHoldOutSet, "Number").Length, counted);
        }
    }

    [TestMethod]
    public void OneFoldIsTooFew()
    {
        var data = _context.Data.LoadFromEnumerable([new InputRow()]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.MulticlassClassification.CrossValidate(data, _context.Transforms.CopyColumns("Label", "Number"), numberOfFolds: 1));
    }

    private sealed class InputRow
    {
        public string Class { get; set; } = "";

        public float Number { get; set; }
    }
}
