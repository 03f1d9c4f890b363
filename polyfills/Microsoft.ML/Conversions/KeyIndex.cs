namespace Microsoft.ML.Data;

/// <summary>Reads keys of any raw type as numbers: zero is missing, the first key is one.</summary>
internal static class KeyIndex
{
    public static Func<T, ulong> Reader<T>() => Type.GetTypeCode(typeof(T)) switch
    {
        TypeCode.Byte => (Func<T, ulong>)(object)(Func<byte, ulong>)(key => key),
        TypeCode.UInt16 => (Func<T, ulong>)(object)(Func<ushort, ulong>)(key => key),
        TypeCode.UInt32 => (Func<T, ulong>)(object)(Func<uint, ulong>)(key => key),
        TypeCode.UInt64 => (Func<T, ulong>)(object)(Func<ulong, ulong>)(key => key),
        _ => throw new InvalidOperationException($"{typeof(T)} cannot hold keys"),
    };
}
