using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>The checks that every row and cursor makes before it hands out a getter.</summary>
internal static class ColumnGetters
{
    public static void CheckActive(DataViewRow row, DataViewSchema.Column column)
    {
        if (!row.IsColumnActive(column))
            throw new InvalidOperationException($"The column '{column.Name}' was not asked for when the cursor or row was made.");
    }

    public static ValueGetter<TValue> Cast<TValue>(Delegate getter, DataViewSchema.Column column)
        => getter as ValueGetter<TValue>
            ?? throw new InvalidOperationException(
                $"The column '{column.Name}' is {column.Type}, which is read as {column.Type.RawType}, not as {typeof(TValue)}.");
}
