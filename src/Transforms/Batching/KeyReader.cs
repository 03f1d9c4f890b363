using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>Reads a key of any raw type as a number: 0 is missing, the first class is 1.</summary>
internal static class KeyReader
{
    public static Func<ulong> Of(DataViewRow row, DataViewSchema.Column column)
        => column.Type.RawType switch
        {
            var type when type == typeof(byte) => Read<byte>(row, column),
            var type when type == typeof(ushort) => Read<ushort>(row, column),
            var type when type == typeof(uint) => Read<uint>(row, column),
            _ => Read<ulong>(row, column),
        };

    private static Func<ulong> Read<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, IUnsignedNumber<T>
    {
        var read = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            read(ref value);
            return ulong.CreateChecked(value);
        };
    }
}
