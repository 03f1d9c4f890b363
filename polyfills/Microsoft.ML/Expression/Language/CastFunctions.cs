using System.Globalization;
using Microsoft.ML.Data;
using Text = System.ReadOnlyMemory<char>;

namespace Microsoft.ML.Internal.Expressions;

/// <summary>Explicit conversions; text that is no number becomes NaN as Single and Double, an error as Int32 and Int64.</summary>
internal static class CastFunctions
{
    public static void AddTo(Dictionary<string, Function[]> table)
    {
        table.Add("bool", (bool x) => x, (Text x) => TextParser.ToBoolean(x));
        table.Add("int",
            (int x) => x, (long x) => Convert.ToInt32(x), (float x) => Convert.ToInt32(x), (double x) => Convert.ToInt32(x),
            (bool x) => x ? 1 : 0, (Text x) => TextParser.ToInt32(x));
        table.Add("long",
            (int x) => (long)x, (long x) => x, (float x) => Convert.ToInt64(x), (double x) => Convert.ToInt64(x),
            (bool x) => x ? 1L : 0L, (Text x) => TextParser.ToInt64(x));
        table.Add("single",
            (int x) => (float)x, (long x) => (float)x, (float x) => x, (double x) => (float)x,
            (bool x) => x ? 1f : 0f, (Text x) => TextParser.ToSingle(x));
        table.AddAlias("float", "single");
        table.Add("double",
            (int x) => (double)x, (long x) => (double)x, (float x) => (double)x, (double x) => x,
            (bool x) => x ? 1d : 0d, (Text x) => TextParser.ToDouble(x));
        table.Add("text",
            (int x) => x.ToString(CultureInfo.InvariantCulture).AsMemory(),
            (long x) => x.ToString(CultureInfo.InvariantCulture).AsMemory(),
            (float x) => x.ToString("R", CultureInfo.InvariantCulture).AsMemory(),
            (double x) => x.ToString("G17", CultureInfo.InvariantCulture).AsMemory(),
            (bool x) => (x ? "1" : "0").AsMemory(),
            (Text x) => x);
    }
}
