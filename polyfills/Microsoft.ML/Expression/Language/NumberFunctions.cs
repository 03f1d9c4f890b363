namespace Microsoft.ML.Internal.Expressions;

/// <summary>Constants, signs, powers, rounding and missing values.</summary>
internal static class NumberFunctions
{
    public static void AddTo(Dictionary<string, Function[]> table)
    {
        table.Add("pi", () => Math.PI);
        table.Add("na", (float x) => float.NaN, (double x) => double.NaN);
        table.Add("isna", (float x) => float.IsNaN(x), (double x) => double.IsNaN(x));
        table.Add("default",
            (int x) => 0, (long x) => 0L, (float x) => 0f, (double x) => 0d, (bool x) => false,
            (ReadOnlyMemory<char> x) => default(ReadOnlyMemory<char>));

        table.Add("abs", (int x) => Math.Abs(x), (long x) => Math.Abs(x), (float x) => Math.Abs(x), (double x) => Math.Abs(x));
        // NaN and negative zero come back as they are.
        table.Add("sign",
            (int x) => Math.Sign(x), (long x) => (long)Math.Sign(x),
            (float x) => x > 0 ? 1 : x < 0 ? -1 : x, (double x) => x > 0 ? 1 : x < 0 ? -1 : x);
        table.Add("min",
            (int x, int y) => Math.Min(x, y), (long x, long y) => Math.Min(x, y),
            (float x, float y) => Math.Min(x, y), (double x, double y) => Math.Min(x, y));
        table.Add("max",
            (int x, int y) => Math.Max(x, y), (long x, long y) => Math.Max(x, y),
            (float x, float y) => Math.Max(x, y), (double x, double y) => Math.Max(x, y));

        table.AddReal("exp", Math.Exp);
        table.AddReal("ln", Math.Log);
        table.Add("log",
            (float x) => (float)Math.Log(x), (double x) => Math.Log(x),
            (float x, float radix) => (float)Math.Log(x, radix), (double x, double radix) => Math.Log(x, radix));
        table.AddReal("sqrt", Math.Sqrt);
        table.AddReal("trunc", Math.Truncate);
        table.AddAlias("truncate", "trunc");
        table.AddReal("floor", Math.Floor);
        table.AddReal("ceil", Math.Ceiling);
        table.AddAlias("ceiling", "ceil");
        table.AddReal("round", Math.Round);
    }
}
