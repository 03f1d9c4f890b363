using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class KeyDataViewType : PrimitiveDataViewType
{
    public ulong Count { get; }

    public KeyDataViewType(Type type, ulong count)
        : base(type)
    {
        Checks.Param(IsValidDataType(type), nameof(type), $"Type is not valid, it must be {nameof(Byte)}, {nameof(UInt16)}, {nameof(UInt32)}, or {nameof(UInt64)}.");
        Checks.Param(count > 0 && count <= Largest(type), nameof(count),
            $"The cardinality of a {nameof(KeyDataViewType)} must not exceed {type.Name}.MaxValue and must be strictly positive, but got {count}.");
        Count = count;
    }

    public KeyDataViewType(Type type, int count)
        : this(type, (ulong)count)
    {
        Checks.Param(count > 0, nameof(count), $"The cardinality of a {nameof(KeyDataViewType)} must be strictly positive.");
    }

    public static bool IsValidDataType(Type type)
        => type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong);

    private static ulong Largest(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Byte => byte.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        _ => ulong.MaxValue,
    };

    public override bool Equals(DataViewType other)
        => other is KeyDataViewType key && key.RawType == RawType && key.Count == Count;

    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    public override int GetHashCode() => HashCode.Combine(RawType, Count);

    public override string ToString() => $"Key<{RawType.Name}, 0-{Count - 1}>";
}
