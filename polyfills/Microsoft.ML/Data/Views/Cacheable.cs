namespace Microsoft.ML.Data;

/// <summary>Which columns can be copied and kept: primitives and vectors, not images and their like.</summary>
internal static class Cacheable
{
    public static bool Is(DataViewType type) => type is PrimitiveDataViewType or VectorDataViewType;

    /// <summary>The schema itself where all columns can be kept, otherwise one of those that can.</summary>
    public static DataViewSchema Subset(DataViewSchema schema)
    {
        if (schema.All(column => Is(column.Type)))
            return schema;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema.Where(column => Is(column.Type)));
        return builder.ToSchema();
    }
}
