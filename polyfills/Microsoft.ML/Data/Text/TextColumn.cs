namespace Microsoft.ML.Data;

/// <summary>A column of a text file: runs of field indices, the last of which may go on to the end of the line.</summary>
internal sealed record TextColumn(string Name, PrimitiveDataViewType ItemType, (int Start, int End)[] Segments, bool IsVector)
{
    public const int EndOfLine = int.MaxValue;

    public int Size => Segments.Any(segment => segment.End == EndOfLine) ? 0 : Segments.Sum(segment => segment.End - segment.Start);

    public DataViewType Type => IsVector ? new VectorDataViewType(ItemType, Size) : ItemType;

    /// <summary>The field indices in a line with the given number of fields.</summary>
    public IEnumerable<int> Indices(int fieldCount)
    {
        foreach ((int start, int end) in Segments)
        {
            int last = end == EndOfLine ? fieldCount : end;
            for (int i = start; i < last; i++)
                yield return i;
        }
    }

    /// <summary>The names of the slots from the fields of a header line; null where the column is no vector or has none.</summary>
    public DataViewSchema.Annotations SlotNames(TextFields header)
    {
        if (!IsVector || Size == 0)
            return null;
        ReadOnlyMemory<char>[] names = Indices(header.Count).Select(index => header[index].Trim()).ToArray();
        if (Array.TrueForAll(names, name => name.IsEmpty))
            return null;
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(AnnotationNames.SlotNames, new VectorDataViewType(TextDataViewType.Instance, Size), ValueCopy.Getter(new VBuffer<ReadOnlyMemory<char>>(names.Length, names)));
        return builder.ToAnnotations();
    }
}
