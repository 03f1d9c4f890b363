namespace Microsoft.ML.Internal.Expressions;

/// <summary>The functions of the language by name.</summary>
internal static class FunctionTable
{
    private static readonly Dictionary<string, Function[]> Functions = Collect();

    public static bool TryFind(string name, out Function[] overloads) => Functions.TryGetValue(name, out overloads);

    private static Dictionary<string, Function[]> Collect()
    {
        var table = new Dictionary<string, Function[]>();
        NumberFunctions.AddTo(table);
        Trigonometry.AddTo(table);
        TextFunctions.AddTo(table);
        CastFunctions.AddTo(table);
        return table;
    }

    public static void Add(this Dictionary<string, Function[]> table, string name, params Delegate[] overloads)
        => table.Add(name, overloads.Select(overload => new Function(overload)).ToArray());

    /// <summary>A function of one real number, computed as Double also for Single.</summary>
    public static void AddReal(this Dictionary<string, Function[]> table, string name, Func<double, double> function)
        => table.Add(name, (float x) => (float)function(x), (double x) => function(x));

    public static void AddAlias(this Dictionary<string, Function[]> table, string name, string original)
        => table.Add(name, table[original]);
}
