using Microsoft.ML.Internal;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Numbers in [0, 1] from a column, equal for equal values: rows of one key stay together.</summary>
internal static class SamplingKey
{
    public static Func<DataViewRowCursor, Func<double>> Numbers(IDataView source, DataViewSchema.Column column, int? seed)
    {
        if (column.Type is KeyDataViewType)
            return cursor => NumberReader.Create(cursor, column);
        if (column.Type == NumberDataViewType.Single || column.Type == NumberDataViewType.Double)
            return Scaled(source, column);
        return cursor => GenericCall.Invoke<Func<double>>(Hashed<int>, column.Type.RawType, cursor, column, (uint)(seed ?? 314489979));
    }

    private static Func<DataViewRowCursor, Func<double>> Scaled(IDataView source, DataViewSchema.Column column)
    {
        (double minimum, double maximum) = (double.PositiveInfinity, double.NegativeInfinity);
        using (DataViewRowCursor cursor = source.GetRowCursor([column]))
        {
            Func<double> read = NumberReader.Create(cursor, column);
            while (cursor.MoveNext())
            {
                double value = read();
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
            }
        }

        double scale = maximum > minimum ? 1 / (maximum - minimum) : 0;
        return cursor =>
        {
            Func<double> read = NumberReader.Create(cursor, column);
            return () => (read() - minimum) * scale;
        };
    }

    private static Func<double> Hashed<T>(DataViewRowCursor cursor, DataViewSchema.Column column, uint seed)
    {
        ValueGetter<T> get = cursor.GetGetter<T>(column);
        Action<BinaryWriter, T> write = ValueCodec.Writer<T>();
        var buffer = new MemoryStream();
        var writer = new BinaryWriter(buffer);
        T value = default;
        return () =>
        {
            get(ref value);
            buffer.SetLength(0);
            write(writer, value);
            uint hash = seed;
            foreach (byte part in buffer.GetBuffer().AsSpan(0, (int)buffer.Length))
                hash = TauswortheRandom.MurmurRound(hash, part);
            return Mix(hash) / 4294967296.0;
        };
    }

    private static uint Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }
}
