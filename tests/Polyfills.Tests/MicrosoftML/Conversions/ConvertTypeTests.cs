using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Conversions;

[TestClass]
public sealed class ConvertTypeTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void SignedNumbersWrapAround()
    {
        var data = Rows(new NumberRow { Int32 = 300 }, new NumberRow { Int32 = -1 });
        CollectionAssert.AreEqual(new sbyte[] { 44, -1 }, Convert<sbyte>(data, "Int32", DataKind.SByte));
        CollectionAssert.AreEqual(new short[] { 300, -1 }, Convert<short>(data, "Int32", DataKind.Int16));
        CollectionAssert.AreEqual(new long[] { 300, -1 }, Convert<long>(data, "Int32", DataKind.Int64));
        CollectionAssert.AreEqual(new float[] { 300, -1 }, Convert<float>(data, "Int32", DataKind.Single));
        CollectionAssert.AreEqual(new[] { true, true }, Convert<bool>(data, "Int32", DataKind.Boolean));
        CollectionAssert.AreEqual(new[] { "300", "-1" }, Texts(data, "Int32"));
    }

    [TestMethod]
    public void UnsignedNumbersThatDoNotFitBecomeZero()
    {
        var data = Rows(new NumberRow { UInt32 = 200 }, new NumberRow { UInt32 = 300 });
        CollectionAssert.AreEqual(new byte[] { 200, 0 }, Convert<byte>(data, "UInt32", DataKind.Byte));
        CollectionAssert.AreEqual(new ulong[] { 200, 300 }, Convert<ulong>(data, "UInt32", DataKind.UInt64));
        CollectionAssert.AreEqual(new double[] { 200, 300 }, Convert<double>(data, "UInt32", DataKind.Double));
    }

    [TestMethod]
    public void RealNumbers()
    {
        var data = Rows(new NumberRow { Single = 0.1f, Double = 1e300 }, new NumberRow { Single = 0, Double = 0.1 });
        CollectionAssert.AreEqual(new double[] { 0.1f, 0 }, Convert<double>(data, "Single", DataKind.Double));
        CollectionAssert.AreEqual(new[] { float.PositiveInfinity, 0.1f }, Convert<float>(data, "Double", DataKind.Single));
        CollectionAssert.AreEqual(new[] { true, false }, Convert<bool>(data, "Single", DataKind.Boolean));
        CollectionAssert.AreEqual(new[] { "0.1", "0" }, Texts(data, "Single"));
        CollectionAssert.AreEqual(new[] { "1.0000000000000001E+300", "0.10000000000000001" }, Texts(data, "Double"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Convert<int>(data, "Single", DataKind.Int32));
    }

    [TestMethod]
    public void TruthValues()
    {
        var data = Rows(new NumberRow { Boolean = true }, new NumberRow());
        CollectionAssert.AreEqual(new float[] { 1, 0 }, Convert<float>(data, "Boolean", DataKind.Single));
        CollectionAssert.AreEqual(new[] { 1, 0 }, Convert<int>(data, "Boolean", DataKind.Int32));
        CollectionAssert.AreEqual(new[] { "True", "False" }, Texts(data, "Boolean"));
    }

    [TestMethod]
    public void VectorsKeepTheirShapeAndSlotNames()
    {
        var data = Rows(new NumberRow { Bytes = [1, 0, 255, 7, 8, 9] });
        var converted = _context.Transforms.Conversion.ConvertType("Bytes").Fit(data).Transform(data);
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 2, 3), converted.Schema["Bytes"].Type);
        CollectionAssert.AreEqual(new float[] { 1, 0, 255, 7, 8, 9 }, ColumnReader.ReadVectors<float>(converted, "Bytes")[0]);

        var named = _context.Transforms.Concatenate("Named", "Single", "Other")
            .Append(_context.Transforms.Conversion.ConvertType("Out", "Named", DataKind.Double));
        var column = named.Fit(data).Transform(data).Schema["Out"];
        CollectionAssert.AreEqual(new[] { "Single", "Other" }, ColumnReader.Texts(column, "SlotNames"));
    }

    [TestMethod]
    public void KeysStayKeysOfAnotherWidth()
    {
        var data = Rows(new NumberRow { Text = "b" }, new NumberRow { Text = "a" });
        var keyed = _context.Transforms.Conversion.MapValueToKey("Text").Fit(data).Transform(data);
        var model = _context.Transforms.Conversion.ConvertType("Out", "Text", DataKind.UInt64).Fit(keyed);
        foreach (var transformer in new[] { model, ColumnReader.Reload(_context, model, keyed.Schema) })
        {
            var converted = transformer.Transform(keyed);
            Assert.AreEqual(new KeyDataViewType(typeof(ulong), 2), converted.Schema["Out"].Type);
            CollectionAssert.AreEqual(new ulong[] { 1, 2 }, ColumnReader.Read<ulong>(converted, "Out"));
            CollectionAssert.AreEqual(new[] { "b", "a" }, ColumnReader.Texts(converted.Schema["Out"], "KeyValues"));
        }
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Convert<float>(keyed, "Text", DataKind.Single));
    }

    private IDataView Rows(params NumberRow[] rows) => _context.Data.LoadFromEnumerable(rows);

    private T[] Convert<T>(IDataView data, string column, DataKind kind)
        => ColumnReader.Read<T>(_context.Transforms.Conversion.ConvertType("Out", column, kind).Fit(data).Transform(data), "Out");

    private string[] Texts(IDataView data, string column)
        => ColumnReader.ReadText(_context.Transforms.Conversion.ConvertType("Out", column, DataKind.String).Fit(data).Transform(data), "Out");

    private sealed class NumberRow
    {
        public int Int32 { get; set; }

        public uint UInt32 { get; set; }

        public float Single { get; set; }

        public float Other { get; set; }

        public double Double { get; set; }

        public bool Boolean { get; set; }

        public string Text { get; set; } = "";

        [VectorType(2, 3)]
        public byte[] Bytes { get; set; } = new byte[6];
    }
}
