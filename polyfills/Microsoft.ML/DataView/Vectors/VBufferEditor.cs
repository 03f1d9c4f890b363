using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public static class VBufferEditor
{
    public static VBufferEditor<T> CreateFromBuffer<T>(scoped ref VBuffer<T> destination) => destination.Edit();

    public static VBufferEditor<T> Create<T>(
        scoped ref VBuffer<T> destination,
        int newLogicalLength,
        int? valuesCount = null,
        int? maxValuesCapacity = null,
        bool keepOldOnResize = false,
        bool requireIndicesOnDense = false)
    {
        Checks.Param(newLogicalLength >= 0, nameof(newLogicalLength), "Must be non-negative.");
        Checks.Param(valuesCount is null or >= 0, nameof(valuesCount), "If specified, must be non-negative.");
        Checks.Param(valuesCount is null || valuesCount <= newLogicalLength, nameof(valuesCount), $"If specified, must be no greater than {nameof(newLogicalLength)}");
        return destination.Edit(newLogicalLength, valuesCount ?? newLogicalLength, maxValuesCapacity ?? Array.MaxLength, keepOldOnResize, requireIndicesOnDense);
    }
}

public readonly ref struct VBufferEditor<T>
{
    private readonly int _length;
    private readonly T[] _values;
    private readonly int[] _indices;

    public readonly Span<T> Values;

    public readonly Span<int> Indices;

    public bool CreatedNewValues { get; }

    public bool CreatedNewIndices { get; }

    internal VBufferEditor(int length, int count, T[] values, int[] indices, bool requireIndicesOnDense, bool newValues, bool newIndices)
    {
        _length = length;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = count < length || requireIndicesOnDense ? indices.AsSpan(0, count) : default;
        CreatedNewValues = newValues;
        CreatedNewIndices = newIndices;
    }

    public VBuffer<T> Commit() => new(_length, Values.Length, _values, _indices);

    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        Checks.Param(physicalValuesCount <= Values.Length, nameof(physicalValuesCount),
            $"Updating {nameof(physicalValuesCount)} during {nameof(CommitTruncated)} cannot be greater than the original {nameof(physicalValuesCount)} value used in {nameof(VBufferEditor.Create)}.");
        return new VBuffer<T>(_length, physicalValuesCount, _values, _indices);
    }
}
