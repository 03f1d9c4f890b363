using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Conversions;

[TestClass]
public sealed class TextToNumberTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    [DataRow("1", 1f)]
    [DataRow("1.", 1f)]
    [DataRow(".5", 0.5f)]
    [DataRow("-.5e1", -5f)]
    [DataRow("+1", 1f)]
    [DataRow("1e5", 1e5f)]
    [DataRow("1E-05  ", 1e-5f)]
    [DataRow("3.4028235E+38", float.MaxValue)]
    [DataRow("1E-45", float.Epsilon)]
    [DataRow("-0", -0f)]
    [DataRow("16777217", 16777216f)]
    [DataRow("", 0f)]
    [DataRow("  ", 0f)]
    [DataRow(" 7", 7f)]
    [DataRow(" 17", float.NaN)]
    [DataRow("1,5", float.NaN)]
    [DataRow("1 5", float.NaN)]
    [DataRow("1e", float.NaN)]
    [DataRow("0x10", float.NaN)]
    [DataRow("abc", float.NaN)]
    [DataRow("nan", float.NaN)]
    [DataRow("NaN", float.NaN)]
    [DataRow("?", float.NaN)]
    [DataRow("Infinity", float.PositiveInfinity)]
    [DataRow("-Infinity", float.NegativeInfinity)]
    [DataRow("infinity", float.NaN)]
    [DataRow("∞", float.PositiveInfinity)]
    [DataRow("1e400", float.PositiveInfinity)]
    public void Single(string text, float expected)
    {
        Assert.AreEqual(expected, Convert<float>(text, DataKind.Single));
        Assert.AreEqual(float.IsFinite(expected) ? double.Parse(text.Trim() is "" ? "0" : text.Trim()) : expected, Widen(text));
    }

    [TestMethod]
    [DataRow("12", 12)]
    [DataRow("-12", -12)]
    [DataRow("", 0)]
    [DataRow("-2147483648", int.MinValue)]
    public void Int32(string text, int expected) => Assert.AreEqual(expected, Convert<int>(text, DataKind.Int32));

    [TestMethod]
    [DataRow("1.5")]
    [DataRow("abc")]
    [DataRow("+1")]
    [DataRow(" 1")]
    [DataRow("2147483648")]
    public void WhatIsNoInt32IsAnError(string text) => Assert.Throws<Exception>(() => Convert<int>(text, DataKind.Int32));

    [TestMethod]
    [DataRow("12", (byte)12)]
    [DataRow("255", byte.MaxValue)]
    [DataRow("256", (byte)0)]
    [DataRow("-1", (byte)0)]
    [DataRow("", (byte)0)]
    [DataRow("abc", (byte)0)]
    public void WhatIsNoByteIsZero(string text, byte expected) => Assert.AreEqual(expected, Convert<byte>(text, DataKind.Byte));

    [TestMethod]
    [DataRow("true", true)]
    [DataRow("TRUE", true)]
    [DataRow("T", true)]
    [DataRow("yes", true)]
    [DataRow("1", true)]
    [DataRow("+1", true)]
    [DataRow("+", true)]
    [DataRow("2", false)]
    [DataRow("no", false)]
    [DataRow("", false)]
    [DataRow("abc", false)]
    public void Boolean(string text, bool expected) => Assert.AreEqual(expected, Convert<bool>(text, DataKind.Boolean));

    // Double keeps more digits than Single, so that only its own parse tells the expected value.
    private double Widen(string text) => Convert<double>(text, DataKind.Double) is var value && double.IsFinite(value) ? value : (float)value;

    private T Convert<T>(string text, DataKind kind)
    {
        var data = _context.Data.LoadFromEnumerable([new TextRow { Text = text }]);
        return ColumnReader.Read<T>(_context.Transforms.Conversion.ConvertType("Out", "Text", kind).Fit(data).Transform(data), "Out")[0];
    }

    private sealed class TextRow
    {
        public string Text { get; set; } = "";
    }
}
