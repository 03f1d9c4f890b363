using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public readonly partial struct VBuffer<T>
{
    public static void Copy(T[] source, int sourceIndex, ref VBuffer<T> destination, int length)
    {
        int available = source?.Length ?? 0;
        Checks.Param(length >= 0 && length <= available, nameof(length));
        Checks.Param(sourceIndex >= 0 && sourceIndex <= available - length, nameof(sourceIndex));
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length);
        source.AsSpan(sourceIndex, length).CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        if (!IsDense)
            GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    public void CopyTo(ref VBuffer<T> destination, int sourceIndex, int length)
    {
        Checks.Param(sourceIndex >= 0 && sourceIndex <= Length, nameof(sourceIndex));
        Checks.Param(length >= 0 && sourceIndex <= Length - length, nameof(length));
        int first = IsDense ? sourceIndex : FirstSlotAt(sourceIndex);
        int count = IsDense ? length : FirstSlotAt(sourceIndex + length) - first;
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, length, count);
        _values.AsSpan(first, count).CopyTo(editor.Values);
        if (count < length)
        {
            for (int i = 0; i < count; i++)
                editor.Indices[i] = _indices[first + i] - sourceIndex;
        }

        destination = editor.Commit();
    }

    public void CopyToDense(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    public void CopyTo(Span<T> destination) => CopyTo(destination, 0);

    public void CopyTo(Span<T> destination, int destinationIndex, T defaultValue = default)
    {
        Checks.Param(destinationIndex >= 0 && destinationIndex <= destination.Length - Length, nameof(destination), "Not large enough to hold these values.");
        Span<T> target = destination.Slice(destinationIndex, Length);
        if (IsDense)
        {
            GetValues().CopyTo(target);
            return;
        }

        target.Fill(defaultValue);
        for (int i = 0; i < _count; i++)
            target[_indices[i]] = _values[i];
    }

    private int FirstSlotAt(int index)
    {
        int slot = GetIndices().BinarySearch(index);
        return slot >= 0 ? slot : ~slot;
    }
}
