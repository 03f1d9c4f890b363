namespace Microsoft.ML.Data;

/// <summary>Small questions about types of columns that many components ask.</summary>
internal static class DataViewTypes
{
    public static DataViewType ItemTypeOf(this DataViewType type) => type is VectorDataViewType vector ? vector.ItemType : type;

    public static bool IsKnownSizeVector(this DataViewType type) => type is VectorDataViewType { IsKnownSize: true };

    /// <summary>The number of values of a row: 1 for a scalar, 0 for a vector of unknown size.</summary>
    public static int ValueCountOf(this DataViewType type) => type is VectorDataViewType vector ? vector.Size : 1;

    public static int KeyCountOf(this DataViewType type)
        => type.ItemTypeOf() is KeyDataViewType key && key.Count <= int.MaxValue ? (int)key.Count : 0;

    /// <summary>The standard primitive type that holds values of a .NET type; null where there is none.</summary>
    public static PrimitiveDataViewType PrimitiveOrNull(Type type)
    {
        if (type == typeof(ReadOnlyMemory<char>) || type == typeof(string))
            return TextDataViewType.Instance;
        if (type == typeof(bool))
            return BooleanDataViewType.Instance;
        if (type == typeof(TimeSpan))
            return TimeSpanDataViewType.Instance;
        if (type == typeof(DateTime))
            return DateTimeDataViewType.Instance;
        if (type == typeof(DateTimeOffset))
            return DateTimeOffsetDataViewType.Instance;
        if (type == typeof(DataViewRowId))
            return RowIdDataViewType.Instance;
        return NumberOrNull(type);
    }

    public static NumberDataViewType NumberOrNull(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => NumberDataViewType.SByte,
        TypeCode.Byte => NumberDataViewType.Byte,
        TypeCode.Int16 => NumberDataViewType.Int16,
        TypeCode.UInt16 => NumberDataViewType.UInt16,
        TypeCode.Int32 => NumberDataViewType.Int32,
        TypeCode.UInt32 => NumberDataViewType.UInt32,
        TypeCode.Int64 => NumberDataViewType.Int64,
        TypeCode.UInt64 => NumberDataViewType.UInt64,
        TypeCode.Single => NumberDataViewType.Single,
        TypeCode.Double => NumberDataViewType.Double,
        _ => null,
    };

    public static PrimitiveDataViewType Primitive(DataKind kind) => PrimitiveOrNull(RawTypeOf(kind));

    public static Type RawTypeOf(DataKind kind) => kind switch
    {
        DataKind.SByte => typeof(sbyte),
        DataKind.Byte => typeof(byte),
        DataKind.Int16 => typeof(short),
        DataKind.UInt16 => typeof(ushort),
        DataKind.Int32 => typeof(int),
        DataKind.UInt32 => typeof(uint),
        DataKind.Int64 => typeof(long),
        DataKind.UInt64 => typeof(ulong),
        DataKind.Single => typeof(float),
        DataKind.Double => typeof(double),
        DataKind.String => typeof(ReadOnlyMemory<char>),
        DataKind.Boolean => typeof(bool),
        DataKind.TimeSpan => typeof(TimeSpan),
        DataKind.DateTime => typeof(DateTime),
        DataKind.DateTimeOffset => typeof(DateTimeOffset),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), $"Unknown data kind {kind}"),
    };
}
