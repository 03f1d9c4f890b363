using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Expression;

[TestClass]
public sealed class ExpressionVectorTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void AVectorIsMappedValueByValueAndTheOthersAreRepeated()
    {
        var data = _context.Data.LoadFromEnumerable([new ExpressionRow(), new ExpressionRow { I = 10 }]);
        var scored = _context.Transforms.Expression("Out", "(i, v) : v * 2 + i", "I", "V").Fit(data).Transform(data);

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3), scored.Schema["Out"].Type);
        var rows = ColumnReader.ReadVectors<float>(scored, "Out");
        CollectionAssert.AreEqual(new float[] { 5, 3, -1 }, rows[0]);
        CollectionAssert.AreEqual(new float[] { 12, 10, 6 }, rows[1]);
    }

    [TestMethod]
    public void SizeAndSlotNamesPassOn()
    {
        var data = _context.Data.LoadFromEnumerable([new ExpressionRow()]);
        var pipeline = _context.Transforms.Concatenate("Named", "S", "Nan")
            .Append(_context.Transforms.Expression("Out", "v : isna(v)", "Named"));
        var column = pipeline.Fit(data).Transform(data).Schema["Out"];

        Assert.AreEqual(new VectorDataViewType(BooleanDataViewType.Instance, 2), column.Type);
        CollectionAssert.AreEqual(new[] { "S", "Nan" }, ColumnReader.Texts(column, "SlotNames"));
    }

    [TestMethod]
    public void OnlyOneVectorIsAllowed()
    {
        var data = _context.Data.LoadFromEnumerable([new ExpressionRow()]);
        Assert.Throws<ArgumentException>(() => _context.Transforms.Expression("Out", "(a, b) : a + b", "V", "V").Fit(data));
    }

    [TestMethod]
    public void AMissingColumnIsNamed()
    {
        var data = _context.Data.LoadFromEnumerable([new ExpressionRow()]);
        var fault = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Transforms.Expression("Out", "a : a", "Absent").Fit(data));
        StringAssert.Contains(fault.Message, "Absent");
    }

    [TestMethod]
    public void TheShapeThatIsPromisedIsGiven()
    {
        var data = _context.Data.LoadFromEnumerable([new ExpressionRow()]);
        var scored = _context.Transforms.Expression("Out", "(i, v) : v > i", "I", "V").Fit(data).Transform(data);
        Assert.AreEqual(new VectorDataViewType(BooleanDataViewType.Instance, 3), scored.Schema["Out"].Type);
    }

    [TestMethod]
    public void PackedScoresComeBackBitForBit()
    {
        var random = new Random(5);
        var scores = new float[3];
        Span<byte> bytes = MemoryMarshal.AsBytes(scores.AsSpan());
        for (int trial = 0; trial < 300; trial++)
        {
            random.NextBytes(bytes);
            string packed = string.Concat(scores.Select(score => score.ToString("R", CultureInfo.InvariantCulture).PadRight(16)));
            var data = _context.Data.LoadFromEnumerable([new ExpressionRow { T = packed, V = [0, 1, 2] }]);
            var unpacked = _context.Transforms.Expression("Out", "(i, t) : single(mid(t, int(i)*16, int(i)*16+16))", "V", "T").Fit(data).Transform(data);
            var expected = scores.Select(score => float.IsNaN(score) ? float.NaN : score).ToArray();
            CollectionAssert.AreEqual(expected, ColumnReader.ReadVectors<float>(unpacked, "Out")[0], packed);
        }
    }

    [TestMethod]
    public void ALongLiteralIsTheSameStringInEveryRow()
    {
        string literal = string.Create(3_000_000, 0, (text, _) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = (char)(0x4E00 + (i * 31 % 32768));
        });
        var data = _context.Data.LoadFromEnumerable([new ExpressionRow(), new ExpressionRow(), new ExpressionRow()]);
        var model = _context.Transforms.Expression("Out", $"(x) : \"{literal}\"", "I").Fit(data);

        foreach (var transformer in new[] { model, ColumnReader.Reload(_context, model, data.Schema) })
        {
            var strings = ColumnReader.Read<ReadOnlyMemory<char>>(transformer.Transform(data), "Out").Select(text =>
            {
                Assert.IsTrue(MemoryMarshal.TryGetString(text, out var whole, out int start, out int length));
                Assert.AreEqual((0, literal.Length), (start, length));
                return whole;
            }).ToArray();
            Assert.AreEqual(literal, strings[0]);
            Assert.IsTrue(strings.All(text => ReferenceEquals(text, strings[0])));
        }
    }
}
