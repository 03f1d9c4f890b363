using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>A 128 bit row identity; derived ones follow the rounds of Murmur3, as ML.NET's do.</summary>
public readonly struct DataViewRowId : IComparable<DataViewRowId>, IEquatable<DataViewRowId>
{
    private const ulong C1 = 0x87c37b91114253d5;
    private const ulong C2 = 0x4cf5ad432745937f;

    public readonly ulong Low;

    public readonly ulong High;

    public DataViewRowId(ulong low, ulong high)
    {
        Low = low;
        High = high;
    }

    public DataViewRowId Next() => Round(0, 0);

    // The keys 1 and 0 stand after the mixing of the lower half, as ML.NET has it.
    public DataViewRowId Fork()
    {
        DataViewRowId next = Next();
        return new DataViewRowId(next.Low ^ (BitOperations.RotateLeft(C1, 31) * C2), next.High);
    }

    public DataViewRowId Combine(DataViewRowId other)
    {
        DataViewRowId key = other.Fork();
        return Round(BitOperations.RotateLeft(key.Low * C1, 31) * C2, BitOperations.RotateLeft(key.High * C2, 33) * C1);
    }

    private DataViewRowId Round(ulong lowKey, ulong highKey)
    {
        ulong low = (BitOperations.RotateLeft(Low ^ lowKey, 27) + High) * 5 + 0x52dce729;
        ulong high = (BitOperations.RotateLeft(High ^ highKey, 31) + low) * 5 + 0x38495ab5;
        return new DataViewRowId(low, high);
    }

    public int CompareTo(DataViewRowId other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    public bool Equals(DataViewRowId other) => Low == other.Low && High == other.High;

    public override bool Equals(object obj) => obj is DataViewRowId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Low, High);

    public override string ToString() => $"{High:x16}{Low:x16}";
}
