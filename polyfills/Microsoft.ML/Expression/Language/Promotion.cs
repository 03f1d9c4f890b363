namespace Microsoft.ML.Internal.Expressions;

/// <summary>Which of the six types of the language turn into which by themselves.</summary>
internal static class Promotion
{
    public static readonly Type Text = typeof(ReadOnlyMemory<char>);

    public static bool IsKnown(Type type) => type == typeof(bool) || type == Text || IsNumber(type);

    public static bool IsNumber(Type type) => Rank(type) >= 0;

    public static bool IsReal(Type type) => type == typeof(float) || type == typeof(double);

    /// <summary>Whether an argument of one type may stand for a parameter of another.</summary>
    public static bool CanConvert(Type from, Type to)
        => from == to
        || (from == typeof(int) && (to == typeof(long) || IsReal(to)))
        || (to == typeof(double) && (from == typeof(long) || from == typeof(float)));

    /// <summary>The type in which two operands meet, or null. Comparing an Int32 with a Single is precise only as Double.</summary>
    public static Type Common(Type left, Type right, bool precise)
    {
        if (left == right)
            return left;
        int low = Math.Min(Rank(left), Rank(right));
        int high = Math.Max(Rank(left), Rank(right));
        return (low, high) switch
        {
            ( < 0, _) => null,
            (0, 1) => typeof(long),
            (0, 2) => precise ? typeof(double) : typeof(float),
            _ => typeof(double),
        };
    }

    private static int Rank(Type type)
        => type == typeof(int) ? 0 : type == typeof(long) ? 1 : type == typeof(float) ? 2 : type == typeof(double) ? 3 : -1;
}
