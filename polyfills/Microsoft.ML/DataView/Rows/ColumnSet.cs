using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Sets of columns as flags by index: callers may pass columns of another schema object, so only the index counts.</summary>
internal static class ColumnSet
{
    public static bool[] Flags(IEnumerable<DataViewSchema.Column> columns, int count)
    {
        Checks.NotNull(columns, "columnsNeeded");
        var flags = new bool[count];
        foreach (DataViewSchema.Column column in columns)
        {
            Checks.Param(column.Index < count, "columnsNeeded", $"The column '{column.Name}' with index {column.Index} is not of this schema of {count} columns");
            flags[column.Index] = true;
        }

        return flags;
    }

    public static IEnumerable<DataViewSchema.Column> Columns(DataViewSchema schema, bool[] flags)
        => schema.Where(column => flags[column.Index]);
}
