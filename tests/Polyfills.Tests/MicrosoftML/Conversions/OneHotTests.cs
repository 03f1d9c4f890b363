using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Conversions;

[TestClass]
public sealed class OneHotTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void EachValueGetsASlotOfItsName()
    {
        var data = Rows("usa", "japan", "usa");
        var encoded = _context.Transforms.Categorical.OneHotEncoding("Hot", "Text").Fit(data).Transform(data);

        var vectors = ColumnReader.ReadVectors<float>(encoded, "Hot");
        CollectionAssert.AreEqual(new float[] { 1, 0 }, vectors[0]);
        CollectionAssert.AreEqual(new float[] { 0, 1 }, vectors[1]);
        CollectionAssert.AreEqual(new float[] { 1, 0 }, vectors[2]);
        CollectionAssert.AreEqual(new[] { "usa", "japan" }, ColumnReader.Texts(encoded.Schema["Hot"], "SlotNames"));
        CollectionAssert.AreEqual(new[] { 0, 1 }, ColumnReader.Values<int>(encoded.Schema["Hot"], "CategoricalSlotRanges"));
        Assert.IsTrue(encoded.Schema["Hot"].IsNormalized());
    }

    [TestMethod]
    public void NumbersNameTheirSlotsAndCanBeSorted()
    {
        var data = _context.Data.LoadFromEnumerable(new Row[] { new() { Number = 8 }, new() { Number = 4 } });
        var encoded = _context.Transforms.Categorical
            .OneHotEncoding("Number", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(data).Transform(data);

        CollectionAssert.AreEqual(new float[] { 0, 1 }, ColumnReader.ReadVectors<float>(encoded, "Number")[0]);
        CollectionAssert.AreEqual(new[] { "4", "8" }, ColumnReader.Texts(encoded.Schema["Number"], "SlotNames"));
    }

    [TestMethod]
    public void AnUnknownValueHasNoSlotNorHasOneOfOne()
    {
        var two = _context.Transforms.Categorical.OneHotEncoding("Text").Fit(Rows("a", "b"));
        var one = _context.Transforms.Categorical.OneHotEncoding("Text").Fit(Rows("a"));

        CollectionAssert.AreEqual(new float[] { 0, 0 }, ColumnReader.ReadVectors<float>(two.Transform(Rows("c")), "Text")[0]);
        CollectionAssert.AreEqual(new float[] { 0 }, ColumnReader.ReadVectors<float>(one.Transform(Rows("c")), "Text")[0]);
        CollectionAssert.AreEqual(new float[] { 1 }, ColumnReader.ReadVectors<float>(one.Transform(Rows("a")), "Text")[0]);
    }

    [TestMethod]
    public void KeysStayKeysWhereThatIsWanted()
    {
        var data = Rows("a", "b");
        var encoding = _context.Transforms.Categorical.OneHotEncoding("Text", outputKind: OneHotEncodingEstimator.OutputKind.Key);

        Assert.IsInstanceOfType<KeyDataViewType>(encoding.Fit(data).Transform(data).Schema["Text"].Type);
    }

    [TestMethod]
    public void ItIsSavedWithTheModel()
    {
        var data = Rows("a", "b");
        var loaded = ColumnReader.Reload(_context, _context.Transforms.Categorical.OneHotEncoding("Text").Fit(data), data.Schema);

        CollectionAssert.AreEqual(new float[] { 0, 1 }, ColumnReader.ReadVectors<float>(loaded.Transform(Rows("b")), "Text")[0]);
    }

    [TestMethod]
    public void OnlyKeysBecomeVectors()
        => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Transforms.Conversion.MapKeyToVector("Number").Fit(Rows("a")));

    private IDataView Rows(params string[] texts) => _context.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text }).ToList());

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public float Number { get; set; }
    }
}
