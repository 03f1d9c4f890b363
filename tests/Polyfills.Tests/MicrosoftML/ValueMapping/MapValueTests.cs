using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.ValueMapping;

[TestClass]
public sealed class MapValueTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void TextMapsToNumbers()
    {
        var model = _context.Transforms.Conversion.MapValue("Out", new Dictionary<string, int> { ["a"] = 10, ["b"] = 20 }, "Text").Fit(Rows("a"));
        foreach (var transformer in new[] { model, ColumnReader.Reload(_context, model, Rows("a").Schema) })
        {
            var mapped = transformer.Transform(Rows("b", "a", "q"));
            Assert.AreEqual(NumberDataViewType.Int32, mapped.Schema["Out"].Type);
            CollectionAssert.AreEqual(new[] { 20, 10, 0 }, ColumnReader.Read<int>(mapped, "Out"));
        }
    }

    [TestMethod]
    public void MissingEntriesBecomeWhatEmptyTextBecomes()
    {
        CollectionAssert.AreEqual(new[] { 0f }, ColumnReader.Read<float>(Map(new Dictionary<string, float> { ["a"] = 1 }, "q"), "Out"));
        CollectionAssert.AreEqual(new[] { "" }, ColumnReader.ReadText(Map(new Dictionary<string, string> { ["a"] = "x" }, "q"), "Out"));
        CollectionAssert.AreEqual(new[] { false }, ColumnReader.Read<bool>(Map(new Dictionary<string, bool> { ["a"] = true }, "q"), "Out"));
    }

    [TestMethod]
    public void NumbersMapToText()
    {
        var data = _context.Data.LoadFromEnumerable([new Row { Number = 2 }, new Row { Number = 5 }]);
        var mapped = _context.Transforms.Conversion.MapValue("Out", new Dictionary<int, string> { [5] = "five", [2] = "two" }, "Number").Fit(data).Transform(data);
        CollectionAssert.AreEqual(new[] { "two", "five" }, ColumnReader.ReadText(mapped, "Out"));
    }

    [TestMethod]
    public void ArraysBecomeVectors()
    {
        var model = _context.Transforms.Conversion.MapValue("Out", new Dictionary<string, float[]> { ["a"] = [1, 2], ["b"] = [3, 4] }, "Text").Fit(Rows("a"));
        foreach (var transformer in new[] { model, ColumnReader.Reload(_context, model, Rows("a").Schema) })
        {
            var mapped = transformer.Transform(Rows("b", "q"));
            Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 2), mapped.Schema["Out"].Type);
            var vectors = ColumnReader.ReadVectors<float>(mapped, "Out");
            CollectionAssert.AreEqual(new float[] { 3, 4 }, vectors[0]);
            Assert.IsEmpty(vectors[1]);
        }
    }

    [TestMethod]
    public void ArraysOfDifferentLengthBecomeVectorsOfUnknownSize()
    {
        var mapped = Map(new Dictionary<string, string[]> { ["a"] = ["x"], ["b"] = ["y", "z"] }, "b");
        Assert.AreEqual(new VectorDataViewType(TextDataViewType.Instance), mapped.Schema["Out"].Type);
        Assert.AreEqual("y z", string.Join(' ', ColumnReader.ReadVectors<ReadOnlyMemory<char>>(mapped, "Out")[0]));
    }

    [TestMethod]
    public void ValuesCanBecomeKeys()
    {
        var pairs = new Dictionary<string, string> { ["a"] = "low", ["b"] = "high", ["c"] = "low" };
        var data = Rows("c", "b", "q");
        var model = _context.Transforms.Conversion.MapValue("Out", pairs, "Text", treatValuesAsKeyType: true).Fit(data);
        foreach (var transformer in new[] { model, ColumnReader.Reload(_context, model, data.Schema) })
        {
            var mapped = transformer.Transform(data);
            Assert.AreEqual(new KeyDataViewType(typeof(uint), 2), mapped.Schema["Out"].Type);
            CollectionAssert.AreEqual(new uint[] { 1, 2, 0 }, ColumnReader.Read<uint>(mapped, "Out"));
            CollectionAssert.AreEqual(new[] { "low", "high" }, ColumnReader.Texts(mapped.Schema["Out"], "KeyValues"));
        }
    }

    [TestMethod]
    public void ALookupColumnKeepsItsTypeAndAnnotations()
    {
        var lookup = _context.Transforms.Conversion.MapValueToKey("Value", "Text")
            .Append(_context.Transforms.Concatenate("Vector", "Single", "Other"));
        var rows = _context.Data.LoadFromEnumerable([new Row { Text = "p", Number = 1, Single = 4 }, new Row { Text = "q", Number = 2, Single = 5, Other = 6 }]);
        var table = lookup.Fit(rows).Transform(rows);
        var pipeline = _context.Transforms.Conversion.MapValue("Label", table, table.Schema["Number"], table.Schema["Value"], "Number")
            .Append(_context.Transforms.Conversion.MapValue("Scores", table, table.Schema["Number"], table.Schema["Vector"], "Number"));
        var model = pipeline.Fit(rows);
        foreach (var transformer in new[] { model, ColumnReader.Reload(_context, model, rows.Schema) })
        {
            var mapped = transformer.Transform(rows);
            Assert.AreEqual(new KeyDataViewType(typeof(uint), 2), mapped.Schema["Label"].Type);
            CollectionAssert.AreEqual(new[] { "p", "q" }, ColumnReader.Texts(mapped.Schema["Label"], "KeyValues"));
            CollectionAssert.AreEqual(new uint[] { 1, 2 }, ColumnReader.Read<uint>(mapped, "Label"));
            Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 2), mapped.Schema["Scores"].Type);
            CollectionAssert.AreEqual(new[] { "Single", "Other" }, ColumnReader.Texts(mapped.Schema["Scores"], "SlotNames"));
            CollectionAssert.AreEqual(new float[] { 5, 6 }, ColumnReader.ReadVectors<float>(mapped, "Scores")[1]);
        }
    }

    [TestMethod]
    public void VectorsAreMappedValueByValue()
    {
        var data = _context.Data.LoadFromEnumerable([new Row { Vector = [2, 9, 1] }]);
        var mapped = _context.Transforms.Conversion.MapValue("Out", new Dictionary<int, float> { [1] = 0.5f, [2] = 0.25f }, "Vector").Fit(data).Transform(data);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single), mapped.Schema["Out"].Type);
        CollectionAssert.AreEqual(new[] { 0.25f, 0, 0.5f }, ColumnReader.ReadVectors<float>(mapped, "Out")[0]);
    }

    [TestMethod]
    public void AKeyTwiceIsAnError()
    {
        KeyValuePair<string, int>[] pairs = [new("a", 1), new("a", 2)];
        Assert.ThrowsExactly<InvalidOperationException>(() => _context.Transforms.Conversion.MapValue("Out", pairs, "Text"));
    }

    [TestMethod]
    public void AMissingColumnIsNamed()
    {
        var fault = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Transforms.Conversion.MapValue("Out", new Dictionary<string, int> { ["a"] = 1 }, "Absent").Fit(Rows("a")).Transform(Rows("a")));
        StringAssert.Contains(fault.Message, "Absent");
    }

    private IDataView Map<T>(Dictionary<string, T> pairs, string text)
        => _context.Transforms.Conversion.MapValue("Out", pairs, "Text").Fit(Rows(text)).Transform(Rows(text));

    private IDataView Map(Dictionary<string, string[]> pairs, string text)
        => _context.Transforms.Conversion.MapValue("Out", pairs, "Text").Fit(Rows(text)).Transform(Rows(text));

    private IDataView Rows(params string[] texts) => _context.Data.LoadFromEnumerable(texts.Select(text => new Row { Text = text }).ToArray());

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public int Number { get; set; }

        public float Single { get; set; }

        public float Other { get; set; }

        [VectorType(3)]
        public int[] Vector { get; set; } = [0, 0, 0];
    }
}
