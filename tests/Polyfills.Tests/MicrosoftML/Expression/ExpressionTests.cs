using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Polyfills.Tests.MicrosoftML.Expression;

[TestClass]
public sealed class ExpressionTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    [DataRow("x => x * 2 + 1", "I", 7)]
    [DataRow("x : 7 / 2 + x % 2", "I", 4)]
    [DataRow("x : -x ^ 2", "I", -9)]
    [DataRow("x : 2 ^ x ^ 2", "I", 512)]
    [DataRow("x : 2 ^ -1 + x", "I", 3)]
    [DataRow("x : 7 ^ 30 + 0 * x", "I", int.MaxValue)]
    [DataRow("x : x + 1L", "I", 4L)]
    [DataRow("x : x / 4", "I", 0)]
    [DataRow("x : x / 4.0", "I", 0.75f)]
    [DataRow("x : x / 4.0d", "I", 0.75)]
    [DataRow("x : 0x1F + x", "I", 34)]
    [DataRow("x : 1e2f * x", "S", 250f)]
    [DataRow("x : 2147483648 + 0 * x", "I", 2147483648L)]
    [DataRow("x : x - 1 - 1", "L", 9_999_999_998L)]
    [DataRow("x : 3 + x * 2", "D", 2.5)]
    [DataRow("x : x ?? -1", "Nan", -1f)]
    [DataRow("x : x ?? -1", "S", 2.5f)]
    [DataRow("x : x > 1 ? 10 : 20", "S", 10)]
    [DataRow("x : x > 1 ? 10 : 2.5", "S", 10f)]
    [DataRow("x : x > 3 ? 1 : x > 2 ? 2 : 3", "S", 2)]
    public void ArithmeticFollowsTheTypes(string expression, string column, object expected) => Check(expression, [column], expected);

    [TestMethod]
    [DataRow("x : 1 < x <= 3", "I", true)]
    [DataRow("x : 1 < x < 3", "I", false)]
    [DataRow("x : 3 >= x > 1", "I", true)]
    [DataRow("x : x = 3 == 3", "I", true)]
    [DataRow("x : x != 1 <> 3", "I", false)]
    [DataRow("x : x == 3.0", "I", true)]
    [DataRow("x : x = x", "Nan", false)]
    [DataRow("x : x != x", "Nan", true)]
    [DataRow("x : not x || 1 < 2", "B", true)]
    [DataRow("x : !x or false", "B", false)]
    [DataRow("x : x and 2 > 1 && true", "B", true)]
    [DataRow("x : x == \"Hello, World\"", "T", true)]
    [DataRow("x : x <> \"hello, world\"", "T", true)]
    public void ComparisonsAndLogic(string expression, string column, bool expected) => Check(expression, [column], expected);

    [TestMethod]
    [DataRow("x : len(x)", 12)]
    [DataRow("x : lower(x)", "hello, world")]
    [DataRow("x : upper(x)", "HELLO, WORLD")]
    [DataRow("x : left(x, 5)", "Hello")]
    [DataRow("x : left(x, -1)", "Hello, Worl")]
    [DataRow("x : right(x, 7)", "World")]
    [DataRow("x : right(x, -3)", "rld")]
    [DataRow("x : mid(x, 1, 4)", "ell")]
    [DataRow("x : mid(x, -5, 100)", "World")]
    [DataRow("x : mid(x, 4, 1)", "")]
    [DataRow("x : concat(x, \"!\")", "Hello, World!")]
    [DataRow("x : concat(left(x, 1), \"-\", right(x, -1), \"\\t\\u0041\\x42\\\\\\\"\")", "H-d\tAB\\\"")]
    [DataRow("x : concat(@\"a\\b\"\"c\", x)", "a\\b\"cHello, World")]
    [DataRow("x : with(a = len(x), b = a + 1; a * b)", 156)]
    public void TextFunctions(string expression, object expected) => Check(expression, ["T"], expected);

    [TestMethod]
    [DataRow("x : single(\"1.25  \") + 0 * x", 1.25f)]
    [DataRow("x : single(\" 1.25\") + 0 * x", float.NaN)]
    [DataRow("x : double(\"1e-3\") + 0 * x", 0.001)]
    [DataRow("x : single(\"\") + 0 * x", 0f)]
    [DataRow("x : single(\"abc\")", float.NaN)]
    [DataRow("x : single(\"-Infinity\")", float.NegativeInfinity)]
    [DataRow("x : int(\"-12\") + x", -9)]
    [DataRow("x : long(x)", 3L)]
    [DataRow("x : int(2.5) + 0 * x", 2)]
    [DataRow("x : int(3.5) + 0 * x", 4)]
    [DataRow("x : int(true)", 1)]
    [DataRow("x : bool(\"yes\")", true)]
    [DataRow("x : text(x)", "3")]
    [DataRow("x : text(0.1)", "0.1")]
    [DataRow("x : text(0.1d)", "0.10000000000000001")]
    [DataRow("x : text(x > 1)", "1")]
    public void Casts(string expression, object expected) => Check(expression, ["I"], expected);

    [TestMethod]
    [DataRow("x : abs(-x)", 2.5f)]
    [DataRow("x : sign(-x)", -1f)]
    [DataRow("x : min(x, 1)", 1f)]
    [DataRow("x : max(x, 3.5d)", 3.5)]
    [DataRow("x : sqrt(x * 10)", 5f)]
    [DataRow("x : exp(0 * x)", 1f)]
    [DataRow("x : ln(exp(1.0d))", 1.0)]
    [DataRow("x : log(8, 2) + 0 * x", 3f)]
    [DataRow("x : floor(x)", 2f)]
    [DataRow("x : ceil(x)", 3f)]
    [DataRow("x : round(x)", 2f)]
    [DataRow("x : trunc(-x)", -2f)]
    [DataRow("x : cosd(60d * x / x)", 0.5000000000000001)]
    [DataRow("x : atan2(0, x)", 0f)]
    [DataRow("x : isna(na(x))", true)]
    [DataRow("x : isna(x)", false)]
    [DataRow("x : default(x)", 0f)]
    [DataRow("x : global.pi()", Math.PI)]
    public void NumberFunctions(string expression, object expected) => Check(expression, ["S"], expected);

    [TestMethod]
    public void SeveralInputsAreBoundInOrder() => Check("(i, s, t) : concat(text(i), t, text(s))", ["I", "S", "T"], "3Hello, World2.5");

    [TestMethod]
    [DataRow("(x) : ", "I")]
    [DataRow("(x) : x +", "I")]
    [DataRow("(x, y) : x", "I")]
    [DataRow("(x) : y", "I")]
    [DataRow("(x) : nofunction(x)", "I")]
    [DataRow("(x) : left(x)", "T")]
    [DataRow("(x) : sqrt(x)", "T")]
    [DataRow("(x) : x + 1", "T")]
    [DataRow("(x) : x < \"a\"", "T")]
    [DataRow("(x) : x ?? 1", "I")]
    [DataRow("(x) : 1 < x > 2", "I")]
    [DataRow("(x) : x ? 1 : 2", "I")]
    [DataRow("(x) : \"open", "I")]
    [DataRow("(x) : \"bad \\q escape\"", "I")]
    [DataRow("(x) : 99999999999999999999", "I")]
    public void FaultsAreReported(string expression, string column)
    {
        var data = Data();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _context.Transforms.Expression("Out", expression, column).Fit(data));
    }

    private IDataView Data() => _context.Data.LoadFromEnumerable([new ExpressionRow()]);

    private void Check(string expression, string[] columns, object expected)
    {
        var data = Data();
        var model = _context.Transforms.Expression("Out", expression, columns).Fit(data);
        foreach (var transformer in new[] { model, ColumnReader.Reload(_context, model, data.Schema) })
            Assert.AreEqual(expected, First(transformer.Transform(data)));
    }

    private static object First(IDataView data) => data.Schema["Out"].Type switch
    {
        TextDataViewType => ColumnReader.ReadText(data, "Out")[0],
        BooleanDataViewType => ColumnReader.Read<bool>(data, "Out")[0],
        var type when type == NumberDataViewType.Int32 => ColumnReader.Read<int>(data, "Out")[0],
        var type when type == NumberDataViewType.Int64 => ColumnReader.Read<long>(data, "Out")[0],
        var type when type == NumberDataViewType.Single => ColumnReader.Read<float>(data, "Out")[0],
        _ => ColumnReader.Read<double>(data, "Out")[0],
    };
}
