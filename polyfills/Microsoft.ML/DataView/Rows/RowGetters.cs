using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Getters whose type is known only at run time.</summary>
internal static class RowGetters
{
    /// <summary>The getter of a column as a <see cref="ValueGetter{TValue}"/> of the column's raw type.</summary>
    public static Delegate Untyped(DataViewRow row, DataViewSchema.Column column)
        => GenericCall.Invoke<Delegate>(Typed<int>, column.Type.RawType, row, column);

    private static Delegate Typed<TValue>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<TValue>(column);

    /// <summary>Checks the requested type of a getter, with the exception that ML.NET throws.</summary>
    public static ValueGetter<TValue> As<TValue>(Delegate getter, DataViewSchema.Column column)
        => getter as ValueGetter<TValue> ?? throw WrongType<TValue>(column);

    public static void CheckType<TValue>(DataViewSchema.Column column)
    {
        if (typeof(TValue) != column.Type.RawType)
            throw WrongType<TValue>(column);
    }

    public static ArgumentOutOfRangeException Inactive(DataViewSchema.Column column)
        => new(nameof(column), $"The column '{column.Name}' is not active, so no getter can be had for it");

    private static InvalidOperationException WrongType<TValue>(DataViewSchema.Column column)
        => new($"Invalid TValue in GetGetter for column #{column}: '{typeof(TValue)}', expected type: '{column.Type.RawType}'.");
}
