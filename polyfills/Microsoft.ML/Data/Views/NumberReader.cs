using System.Numerics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Reads a number or key column as a double; a key becomes the fraction of its count it stands at, a missing one NaN.</summary>
internal static class NumberReader
{
    public static bool CanRead(DataViewType type) => type is NumberDataViewType or KeyDataViewType;

    public static Func<double> Create(DataViewRow row, DataViewSchema.Column column)
        => column.Type is KeyDataViewType key
            ? GenericCall.Invoke<Func<double>>(Key<uint>, key.RawType, row, column, key.Count)
            : GenericCall.Invoke<Func<double>>(Number<float>, column.Type.RawType, row, column);

    private static Func<double> Number<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, INumberBase<T>
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            get(ref value);
            return double.CreateChecked(value);
        };
    }

    private static Func<double> Key<T>(DataViewRow row, DataViewSchema.Column column, ulong count)
        where T : struct, IBinaryInteger<T>
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            get(ref value);
            return T.IsZero(value) ? double.NaN : (double.CreateChecked(value) - 0.5) / count;
        };
    }
}
