using System.Globalization;
using System.Numerics;
using Text = System.ReadOnlyMemory<char>;

namespace Microsoft.ML.Data;

/// <summary>
/// The conversions between primitive types. Whole numbers turn into wider or narrower ones of the same kind of sign: signed
/// ones wrap around, unsigned ones that do not fit become zero. Real numbers do not turn into whole ones.
/// </summary>
internal static class ValueConversions
{
    private static readonly Dictionary<(Type From, Type To), Delegate> Table = Collect();

    /// <summary>A <see cref="Func{TIn, TOut}"/> between the raw types, or null where there is no conversion.</summary>
    public static Delegate FindOrNull(DataViewType from, DataViewType to)
    {
        if (from is KeyDataViewType key && !CanConvertKey(key, to))
            return null;
        if (to is KeyDataViewType target && from is not KeyDataViewType)
            return from is TextDataViewType ? KeyParser(target) : null;
        return Table.GetValueOrDefault((from.RawType, to.RawType));
    }

    private static bool CanConvertKey(KeyDataViewType from, DataViewType to)
        => to is KeyDataViewType key ? key.Count == from.Count : KeyDataViewType.IsValidDataType(to.RawType);

    private static Delegate KeyParser(KeyDataViewType type) => Type.GetTypeCode(type.RawType) switch
    {
        TypeCode.Byte => (Text text) => (byte)ParseKey(text, type.Count),
        TypeCode.UInt16 => (Text text) => (ushort)ParseKey(text, type.Count),
        TypeCode.UInt32 => (Text text) => (uint)ParseKey(text, type.Count),
        _ => (Text text) => ParseKey(text, type.Count),
    };

    // Text counts keys from zero.
    private static ulong ParseKey(Text text, ulong count)
        => TextParser.TryParse(text.Span, out ulong value) && value < count ? value + 1 : 0;

    private static Dictionary<(Type, Type), Delegate> Collect()
    {
        var table = new Dictionary<(Type, Type), Delegate>();
        AddSigned<sbyte>(table);
        AddSigned<short>(table);
        AddSigned<int>(table);
        AddSigned<long>(table);
        AddUnsigned<byte>(table);
        AddUnsigned<ushort>(table);
        AddUnsigned<uint>(table);
        AddUnsigned<ulong>(table);
        AddReal(table);
        AddText(table);
        AddBoolean(table);
        AddTimes(table);
        return table;
    }

    private static void Add<TIn, TOut>(this Dictionary<(Type, Type), Delegate> table, Func<TIn, TOut> convert)
        => table.Add((typeof(TIn), typeof(TOut)), convert);

    private static void AddSigned<T>(Dictionary<(Type, Type), Delegate> table)
        where T : IBinaryInteger<T>
    {
        table.Add((T value) => sbyte.CreateTruncating(value));
        table.Add((T value) => short.CreateTruncating(value));
        table.Add((T value) => int.CreateTruncating(value));
        table.Add((T value) => long.CreateTruncating(value));
        AddWhole<T>(table);
    }

    private static void AddUnsigned<T>(Dictionary<(Type, Type), Delegate> table)
        where T : IBinaryInteger<T>
    {
        table.Add((T value) => Fit<T, byte>(value));
        table.Add((T value) => Fit<T, ushort>(value));
        table.Add((T value) => Fit<T, uint>(value));
        table.Add((T value) => Fit<T, ulong>(value));
        AddWhole<T>(table);
    }

    private static TOut Fit<TIn, TOut>(TIn value)
        where TIn : IBinaryInteger<TIn>
        where TOut : IBinaryInteger<TOut>
    {
        var narrow = TOut.CreateTruncating(value);
        return TIn.CreateTruncating(narrow) == value ? narrow : TOut.Zero;
    }

    private static void AddWhole<T>(Dictionary<(Type, Type), Delegate> table)
        where T : IBinaryInteger<T>
    {
        table.Add((T value) => float.CreateTruncating(value));
        table.Add((T value) => double.CreateTruncating(value));
        table.Add((T value) => !T.IsZero(value));
        table.Add((T value) => value.ToString(null, CultureInfo.InvariantCulture).AsMemory());
    }

    private static void AddReal(Dictionary<(Type, Type), Delegate> table)
    {
        table.Add((float value) => value);
        table.Add((float value) => (double)value);
        table.Add((float value) => Convert.ToBoolean(value));
        table.Add((float value) => value.ToString("G7", CultureInfo.InvariantCulture).AsMemory());
        table.Add((double value) => (float)value);
        table.Add((double value) => value);
        table.Add((double value) => Convert.ToBoolean(value));
        table.Add((double value) => value.ToString("G17", CultureInfo.InvariantCulture).AsMemory());
    }

    private static void AddText(Dictionary<(Type, Type), Delegate> table)
    {
        table.Add((Text text) => (sbyte)TextParser.ToWhole(text, sbyte.MinValue, sbyte.MaxValue, "sbyte"));
        table.Add((Text text) => (short)TextParser.ToWhole(text, short.MinValue, short.MaxValue, "short"));
        table.Add((Text text) => TextParser.ToInt32(text));
        table.Add((Text text) => TextParser.ToInt64(text));
        table.Add((Text text) => (byte)TextParser.ToUnsigned(text, byte.MaxValue));
        table.Add((Text text) => (ushort)TextParser.ToUnsigned(text, ushort.MaxValue));
        table.Add((Text text) => (uint)TextParser.ToUnsigned(text, uint.MaxValue));
        table.Add((Text text) => TextParser.ToUnsigned(text, ulong.MaxValue));
        table.Add((Text text) => TextParser.ToSingle(text));
        table.Add((Text text) => TextParser.ToDouble(text));
        table.Add((Text text) => TextParser.ToBoolean(text));
        table.Add((Text text) => text);
    }

    private static void AddBoolean(Dictionary<(Type, Type), Delegate> table)
    {
        table.Add((bool value) => value ? (sbyte)1 : (sbyte)0);
        table.Add((bool value) => value ? (short)1 : (short)0);
        table.Add((bool value) => value ? 1 : 0);
        table.Add((bool value) => value ? 1L : 0L);
        table.Add((bool value) => value ? 1f : 0f);
        table.Add((bool value) => value ? 1d : 0d);
        table.Add((bool value) => value);
        table.Add((bool value) => value.ToString().AsMemory());
    }

    private static void AddTimes(Dictionary<(Type, Type), Delegate> table)
    {
        table.Add((TimeSpan value) => value.Ticks);
        table.Add((TimeSpan value) => (float)value.Ticks);
        table.Add((TimeSpan value) => (double)value.Ticks);
        table.Add((TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture).AsMemory());
        table.Add((DateTime value) => value.Ticks);
        table.Add((DateTime value) => (float)value.Ticks);
        table.Add((DateTime value) => (double)value.Ticks);
        table.Add((DateTime value) => value);
        table.Add((DateTime value) => value.ToString("o", CultureInfo.InvariantCulture).AsMemory());
        table.Add((DateTimeOffset value) => value.UtcDateTime.Ticks);
        table.Add((DateTimeOffset value) => (float)value.UtcDateTime.Ticks);
        table.Add((DateTimeOffset value) => (double)value.UtcDateTime.Ticks);
        table.Add((DateTimeOffset value) => value.ToString("o", CultureInfo.InvariantCulture).AsMemory());
    }
}
