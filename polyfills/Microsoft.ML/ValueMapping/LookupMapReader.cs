using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Reads a map from two columns of a view.</summary>
internal static class LookupMapReader
{
    public static LookupMap Read<TKey, TValue>(IDataView lookup, DataViewSchema.Column keyColumn, DataViewSchema.Column valueColumn)
    {
        var map = new LookupMap<TKey, TValue>(keyColumn.Type, valueColumn.Type, valueColumn.Annotations);
        var copyKey = Copier<TKey>();
        var copyValue = Copier<TValue>();
        using var cursor = lookup.GetRowCursor([keyColumn, valueColumn]);
        var getKey = cursor.GetGetter<TKey>(cursor.Schema[keyColumn.Index]);
        var getValue = cursor.GetGetter<TValue>(cursor.Schema[valueColumn.Index]);
        TKey key = default;
        TValue value = default;
        while (cursor.MoveNext())
        {
            getKey(ref key);
            getValue(ref value);
            map.Add(copyKey(key), copyValue(value));
        }
        return map;
    }

    // The values of a row may lie in buffers that the next row overwrites.
    private static Func<T, T> Copier<T>()
    {
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
            return (Func<T, T>)(object)(Func<ReadOnlyMemory<char>, ReadOnlyMemory<char>>)(text => text.ToString().AsMemory());
        var copy = ValueCopy.Of<T>();
        return value =>
        {
            T own = default;
            copy(value, ref own);
            return own;
        };
    }
}
