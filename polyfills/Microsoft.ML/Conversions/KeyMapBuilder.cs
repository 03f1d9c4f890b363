using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Collects the distinct values of columns, in one pass for all of them.</summary>
internal static class KeyMapBuilder
{
    public static KeyMap[] Learn(IDataView data, DataViewSchema.Column[] columns, KeyOptions options)
    {
        using var cursor = data.GetRowCursor(columns);
        var collectors = Array.ConvertAll(columns, column =>
            GenericCall.Invoke<KeyCollector>(Collector<int>, column.Type.ItemTypeOf().RawType, cursor, cursor.Schema[column.Index], options));
        while (cursor.MoveNext())
        {
            foreach (var collector in collectors)
                collector.ReadRow();
        }
        return Array.ConvertAll(collectors, collector => collector.Build());
    }

    /// <summary>Takes the keys from a view of one column, which must be of the type of the values to map.</summary>
    public static KeyMap Take(IDataView keyData, PrimitiveDataViewType type, KeyOptions options)
    {
        var column = keyData.Schema[0];
        Checks.Param(column.Type.ItemTypeOf().Equals(type), nameof(keyData), $"Input data's column must be of type '{type}' but was '{column.Type}'");
        return Learn(keyData, [column], options)[0];
    }

    private static KeyCollector Collector<T>(DataViewRow row, DataViewSchema.Column column, KeyOptions options)
    {
        var collector = new KeyCollector<T>((PrimitiveDataViewType)column.Type.ItemTypeOf(), options);
        if (column.Type is VectorDataViewType)
            collector.ReadFrom(row.GetGetter<VBuffer<T>>(column));
        else
            collector.ReadFrom(row.GetGetter<T>(column));
        return collector;
    }
}
