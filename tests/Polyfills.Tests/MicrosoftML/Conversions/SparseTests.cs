using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Conversions;

[TestClass]
public sealed class SparseTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void ConvertTypeLeavesOutWhatIsNotWritten()
    {
        CollectionAssert.AreEqual(new double[] { 0, 7, 0, 0, -1 }, Read<double>(_context.Transforms.Conversion.ConvertType("Out", "Numbers", DataKind.Double)));
        CollectionAssert.AreEqual(new[] { "", "7", "", "", "-1" }, ReadText(_context.Transforms.Conversion.ConvertType("Out", "Numbers", DataKind.String)));
    }

    [TestMethod]
    public void ExpressionsTakeTheDefaultForWhatIsNotWritten()
    {
        CollectionAssert.AreEqual(new float[] { 0, 14, 0, 0, -2 }, Read<float>(_context.Transforms.Expression("Out", "x : x * 2", "Numbers")));
        CollectionAssert.AreEqual(new float[] { 1, 8, 1, 1, 0 }, Read<float>(_context.Transforms.Expression("Out", "x : x + 1", "Numbers")));
        CollectionAssert.AreEqual(new float[] { 3, 10, 3, 3, 2 }, Read<float>(_context.Transforms.Expression("Out", "(y, x) : x + y", "Three", "Numbers")));
    }

    [TestMethod]
    public void KeysOfWhatIsNotWritten()
    {
        var toKey = _context.Transforms.Conversion.MapValueToKey("Key", "Numbers");
        CollectionAssert.AreEqual(new uint[] { 1, 2, 1, 1, 3 }, Read<uint>(toKey, "Key"));
        CollectionAssert.AreEqual(new float[] { 0, 7, 0, 0, -1 }, Read<float>(toKey.Append(_context.Transforms.Conversion.MapKeyToValue("Out", "Key"))));
    }

    private T[] Read<T>(IEstimator<ITransformer> estimator, string column = "Out") => ColumnReader.ReadVectors<T>(Map(estimator), column)[0];

    private string[] ReadText(IEstimator<ITransformer> estimator) => Array.ConvertAll(Read<ReadOnlyMemory<char>>(estimator), text => text.ToString());

    private IDataView Map(IEstimator<ITransformer> estimator)
    {
        var data = _context.Data.LoadFromEnumerable([new SparseRow()]);
        return estimator.Fit(data).Transform(data);
    }

    private sealed class SparseRow
    {
        [VectorType(5)]
        public VBuffer<float> Numbers { get; set; } = new(5, 2, [7, -1], [1, 4]);

        public float Three { get; set; } = 3;
    }
}
