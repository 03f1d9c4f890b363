using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Finds the columns to evaluate and reads labels as numbers.</summary>
internal static class EvaluationColumns
{
    public static DataViewSchema.Column Find(DataViewSchema schema, string name)
        => schema.GetColumnOrNull(name)
        ?? throw new ArgumentOutOfRangeException(nameof(schema), $"Column '{name}' was not found. Columns: {string.Join(", ", schema.Select(column => column.Name))}");

    /// <summary>A key is its index from zero, a missing key is NaN, and true is one.</summary>
    public static ValueGetter<float> LabelGetter(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type == NumberDataViewType.Single)
            return row.GetGetter<float>(column);
        if (column.Type == NumberDataViewType.Double)
            return Convert<double>(row, column, value => (float)value);
        if (column.Type == BooleanDataViewType.Instance)
            return Convert<bool>(row, column, value => value ? 1 : 0);
        return Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.Byte => Convert<byte>(row, column, key => Index(key)),
            TypeCode.UInt16 => Convert<ushort>(row, column, key => Index(key)),
            TypeCode.UInt32 => Convert<uint>(row, column, key => Index(key)),
            _ => Convert<ulong>(row, column, Index),
        };
    }

    private static ValueGetter<float> Convert<T>(DataViewRow row, DataViewSchema.Column column, Func<T, float> convert)
    {
        var getter = row.GetGetter<T>(column);
        T value = default;
        return (ref float label) =>
        {
            getter(ref value);
            label = convert(value);
        };
    }

    private static float Index(ulong key) => key == 0 ? float.NaN : key - 1;
}
