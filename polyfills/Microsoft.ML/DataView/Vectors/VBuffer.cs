using System.Collections;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public readonly partial struct VBuffer<T> : IEnumerable
{
    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    public readonly int Length;

    public VBuffer(int length, T[] values, int[] indices = null)
    {
        Checks.Param(length >= 0, nameof(length));
        Checks.Param((values?.Length ?? 0) >= length, nameof(values));
        Length = length;
        _count = length;
        _values = values;
        _indices = indices;
    }

    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        Checks.Param(length >= 0, nameof(length));
        Checks.Param(count >= 0 && count <= length, nameof(count));
        Checks.Param((values?.Length ?? 0) >= count, nameof(values));
        Checks.Param(count == length || (indices?.Length ?? 0) >= count, nameof(indices));
        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    public bool IsDense => _count == Length;

    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    public T GetItemOrDefault(int index)
    {
        Checks.Param(index >= 0 && index < Length, nameof(index));
        if (IsDense)
            return _values[index];
        int slot = GetIndices().BinarySearch(index);
        return slot >= 0 ? _values[slot] : default;
    }

    public void GetItemOrDefault(int index, ref T destination) => destination = GetItemOrDefault(index);

    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        int explicitSlot = 0;
        for (int slot = 0; slot < Length; slot++)
        {
            if (IsDense)
                yield return new KeyValuePair<int, T>(slot, _values[slot]);
            else if (explicitSlot < _count && _indices[explicitSlot] == slot)
                yield return new KeyValuePair<int, T>(slot, _values[explicitSlot++]);
            else if (all)
                yield return new KeyValuePair<int, T>(slot, default);
            else if (explicitSlot == _count)
                yield break;
            else
                slot = _indices[explicitSlot] - 1;
        }
    }

    public IEnumerable<T> DenseValues() => Items(all: true).Select(item => item.Value);

    public IEnumerator GetEnumerator() => _values.GetEnumerator();

    public override string ToString()
        => IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";

    internal VBufferEditor<T> Edit(int length, int count, int capacity, bool keepOldOnResize, bool requireIndicesOnDense)
    {
        T[] values = Grow(_values, count, capacity, keepOldOnResize, out bool newValues);
        bool newIndices = false;
        int[] indices = count < length || requireIndicesOnDense ? Grow(_indices, count, capacity, keepOldOnResize, out newIndices) : _indices;
        return new VBufferEditor<T>(length, count, values, indices, requireIndicesOnDense, newValues, newIndices);
    }

    internal VBufferEditor<T> Edit() => Edit(Length, _count, Array.MaxLength, keepOldOnResize: false, requireIndicesOnDense: false);

    private static TItem[] Grow<TItem>(TItem[] array, int count, int capacity, bool keepOld, out bool created)
    {
        int size = array?.Length ?? 0;
        created = size < count;
        if (!created)
            return array ?? [];
        // Doubling where old values are kept makes growing one by one cheap; otherwise the exact size is enough.
        int wanted = keepOld ? (int)Math.Min(Math.Max((long)size * 2, count), Math.Max(capacity, count)) : count;
        var grown = new TItem[wanted];
        if (keepOld && size > 0)
            array.CopyTo(grown, 0);
        return grown;
    }
}
