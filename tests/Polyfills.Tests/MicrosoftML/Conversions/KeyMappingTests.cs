using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Conversions;

[TestClass]
public sealed class KeyMappingTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void KeysFollowTheFirstOccurrence()
    {
        var mapped = Map(Rows("b", "a", "", "b", "c"));
        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), mapped.Schema["Key"].Type);
        CollectionAssert.AreEqual(new uint[] { 1, 2, 0, 1, 3 }, ColumnReader.Read<uint>(mapped, "Key"));
        CollectionAssert.AreEqual(new[] { "b", "a", "c" }, ColumnReader.Texts(mapped.Schema["Key"], "KeyValues"));
    }

    [TestMethod]
    public void KeysFollowTheValue()
    {
        var data = Rows("b", "B", "a10", "a9");
        var mapped = _context.Transforms.Conversion.MapValueToKey("Key", "Text", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { "B", "a10", "a9", "b" }, ColumnReader.Texts(mapped.Schema["Key"], "KeyValues"));
        CollectionAssert.AreEqual(new uint[] { 4, 1, 2, 3 }, ColumnReader.Read<uint>(mapped, "Key"));
    }

    [TestMethod]
    public void OnlySoManyKeysAreMade()
    {
        var data = Rows("b", "a", "c", "b");
        var mapped = _context.Transforms.Conversion.MapValueToKey("Key", "Text", maximumNumberOfKeys: 2).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new uint[] { 1, 2, 0, 1 }, ColumnReader.Read<uint>(mapped, "Key"));
    }

    [TestMethod]
    public void NumbersAreValuesTooButNotNaN()
    {
        var data = _context.Data.LoadFromEnumerable([new ValueRow { Single = 2.5f }, new ValueRow { Single = float.NaN }, new ValueRow { Single = -1 }]);
        var mapped = _context.Transforms.Conversion.MapValueToKey("Key", "Single", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new uint[] { 2, 0, 1 }, ColumnReader.Read<uint>(mapped, "Key"));
        CollectionAssert.AreEqual(new[] { -1, 2.5f }, ColumnReader.Values<float>(mapped.Schema["Key"], "KeyValues"));

        var asText = _context.Transforms.Conversion.MapValueToKey("Key", "Single", addKeyValueAnnotationsAsText: true).Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { "2.5", "-1" }, ColumnReader.Texts(asText.Schema["Key"], "KeyValues"));
    }

    [TestMethod]
    public void VectorsAreMappedValueByValue()
    {
        var data = _context.Data.LoadFromEnumerable([new ValueRow { Vector = [5, 7] }, new ValueRow { Vector = [7, 6] }]);
        var mapped = _context.Transforms.Conversion.MapValueToKey("Key", "Vector").Fit(data).Transform(data);
        Assert.AreEqual(new VectorDataViewType(new KeyDataViewType(typeof(uint), 3), 2), mapped.Schema["Key"].Type);
        CollectionAssert.AreEqual(new uint[] { 2, 3 }, ColumnReader.ReadVectors<uint>(mapped, "Key")[1]);
        var back = _context.Transforms.Conversion.MapKeyToValue("Back", "Key").Fit(mapped).Transform(mapped);
        CollectionAssert.AreEqual(new[] { 7, 6 }, ColumnReader.ReadVectors<int>(back, "Back")[1]);
    }

    [TestMethod]
    public void UnseenValuesHaveNoKey()
    {
        var model = _context.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(Rows("a", "b"));
        CollectionAssert.AreEqual(new uint[] { 2, 0 }, ColumnReader.Read<uint>(model.Transform(Rows("b", "z")), "Key"));
    }

    [TestMethod]
    public void KeysCanBeGivenInAnotherView()
    {
        var keys = _context.Data.LoadFromEnumerable([new KeyRow { Name = "z" }, new KeyRow { Name = "a" }]);
        var model = _context.Transforms.Conversion.MapValueToKey("Key", "Text", keyData: keys).Fit(Rows("a", "b"));
        var mapped = model.Transform(Rows("a", "b", "z"));
        CollectionAssert.AreEqual(new uint[] { 2, 0, 1 }, ColumnReader.Read<uint>(mapped, "Key"));

        var data = _context.Data.LoadFromEnumerable([new ValueRow { Single = 2.5f }]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Transforms.Conversion.MapValueToKey("Key", "Single", keyData: keys).Fit(data));
    }

    [TestMethod]
    public void ThereAndBackThroughAModelFile()
    {
        var data = Rows("b", "a", "", "c");
        var pipeline = _context.Transforms.Conversion.MapValueToKey("Key", "Text").Append(_context.Transforms.Conversion.MapKeyToValue("Back", "Key"));
        var model = pipeline.Fit(data);
        foreach (var transformer in new[] { model, ColumnReader.Reload(_context, model, data.Schema) })
            CollectionAssert.AreEqual(new[] { "a", "", "b" }, ColumnReader.ReadText(transformer.Transform(Rows("a", "q", "b")), "Back"));
    }

    [TestMethod]
    public void KeysOfKeysShowTheInnerValues()
    {
        var once = Map(Rows("b", "a", "b", "c"));
        var twice = _context.Transforms.Conversion.MapValueToKey("Twice", "Key", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue).Fit(once).Transform(once);
        CollectionAssert.AreEqual(new[] { "b", "a", "c" }, ColumnReader.Texts(twice.Schema["Twice"], "KeyValues"));
    }

    [TestMethod]
    public void AMissingKeyOfNumbersIsNaN()
    {
        var data = _context.Data.LoadFromEnumerable([new ValueRow { Single = 2.5f }, new ValueRow { Single = float.NaN }]);
        var pipeline = _context.Transforms.Conversion.MapValueToKey("Key", "Single").Append(_context.Transforms.Conversion.MapKeyToValue("Back", "Key"));
        CollectionAssert.AreEqual(new[] { 2.5f, float.NaN }, ColumnReader.Read<float>(pipeline.Fit(data).Transform(data), "Back"));
    }

    [TestMethod]
    public void WhatIsNoKeyIsNamed()
    {
        var estimator = _context.Transforms.Conversion.MapKeyToValue("Back", "Text");
        Assert.Throws<InvalidOperationException>(() => estimator.Fit(Rows("a")).Transform(Rows("a")));
        var missing = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Transforms.Conversion.MapValueToKey("Key", "Absent").Fit(Rows("a")));
        StringAssert.Contains(missing.Message, "Absent");
    }

    private IDataView Map(IDataView data) => _context.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(data).Transform(data);

    private IDataView Rows(params string[] texts) => _context.Data.LoadFromEnumerable(texts.Select(text => new ValueRow { Text = text }).ToArray());

    private sealed class KeyRow
    {
        public string Name { get; set; } = "";
    }

    private sealed class ValueRow
    {
        public string Text { get; set; } = "";

        public float Single { get; set; }

        [VectorType(2)]
        public int[] Vector { get; set; } = [0, 0];
    }
}
