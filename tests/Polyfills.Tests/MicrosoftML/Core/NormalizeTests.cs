using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Core;

[TestClass]
public sealed class NormalizeTests
{
    private readonly MLContext _ml = new(seed: 1);

    // Mean 2 and variance 2/3; mean 4 and variance 8/3; a slot that never changes.
    private IDataView Rows => _ml.Data.LoadFromEnumerable<Row>(
        [new() { Values = [1, 2, 7], Value = 1 }, new() { Values = [2, 4, 7], Value = 2 }, new() { Values = [3, 6, 7], Value = 3 }]);

    [TestMethod]
    public void EachSlotGetsMeanZeroAndDeviationOne()
    {
        var output = _ml.Transforms.NormalizeMeanVariance("Values", fixZero: false).Fit(Rows).Transform(Rows);

        var vectors = ColumnReader.ReadVectors<float>(output, "Values");
        AreNear([-1.2247449f, -1.2247449f, 0], vectors[0]);
        AreNear([0, 0, 0], vectors[1]);
        AreNear([1.2247449f, 1.2247449f, 0], vectors[2]);
        Assert.IsTrue(output.Schema["Values"].IsNormalized());
    }

    [TestMethod]
    public void ZeroStaysZeroUnlessTold()
    {
        var output = _ml.Transforms.NormalizeMeanVariance("Values").Fit(Rows).Transform(Rows);

        AreNear([0.46291006f, 0.46291006f, 0], ColumnReader.ReadVectors<float>(output, "Values")[0]);
    }

    [TestMethod]
    public void ASingleValueIsNormalisedTooAndSavedWithTheModel()
    {
        InputOutputColumnPair[] columns = [new("Scaled", "Value")];
        var model = ColumnReader.Reload(_ml, _ml.Transforms.NormalizeMeanVariance(columns, fixZero: false).Fit(Rows), Rows.Schema);

        AreNear([-1.2247449f, 0, 1.2247449f], ColumnReader.Read<float>(model.Transform(Rows), "Scaled"));
    }

    [TestMethod]
    public void OnlyTheFirstRowsAreLookedAt()
    {
        var model = _ml.Transforms.NormalizeMeanVariance("Value", maximumExampleCount: 2, fixZero: false).Fit(Rows);

        AreNear([-1, 1, 3], ColumnReader.Read<float>(model.Transform(Rows), "Value"));
    }

    [TestMethod]
    public void TextIsRefused()
        => Assert.Throws<ArgumentException>(() => _ml.Transforms.NormalizeMeanVariance("Name").Fit(Rows));

    private static void AreNear(float[] expected, float[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-6f);
    }

    private sealed class Row
    {
        [VectorType(3)]
        public float[] Values { get; set; } = [];

        public float Value { get; set; }

        public string Name { get; set; } = "";
    }
}
