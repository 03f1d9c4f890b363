using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Turns the columns that a user described into runs of fields; looks at a line of data where a range goes to the end.</summary>
internal static class TextColumnBinder
{
    public static TextColumn[] Bind(TextLoader.Column[] columns, int? inputSize, Func<int> fieldsInSample)
    {
        TextLoader.Range[] others = columns.SelectMany(column => column.Source ?? []).Where(range => range.AllOther).ToArray();
        Checks.Param(others.Length <= 1, nameof(TextLoader.Range.AllOther), "At most one all other range can be specified");
        var size = new Lazy<int>(() => inputSize is > 0 and int given ? given : fieldsInSample());
        var taken = columns.SelectMany(column => column.Source ?? []).Where(range => !range.AllOther).Select(range => Segment(range, size)).ToArray();
        return Array.ConvertAll(columns, column => Bind(column, taken, size));
    }

    private static TextColumn Bind(TextLoader.Column column, (int Start, int End)[] taken, Lazy<int> size)
    {
        Checks.Param(!string.IsNullOrWhiteSpace(column.Name), nameof(column.Name), $"{nameof(column.Name)} cannot be null or white space");
        Checks.Param(column.Source is { Length: > 0 }, nameof(column.Source), "Must specify some source column indices");
        Checks.Param(column.DataKind == 0 || Enum.IsDefined(column.DataKind), "Type", "Bad item type");
        (int Start, int End)[] segments = column.Source.SelectMany(range => range.AllOther ? Others(range, taken, size) : [Segment(range, size)]).ToArray();
        Checks.Param(segments.Length > 0, nameof(TextLoader.Range.AllOther), "No index is selected as all other indexes.");
        bool isVector = segments.Length > 1
            || column.Source.Any(range => range.ForceVector || range.AllOther || range.VariableEnd || range.AutoEnd)
            || segments[0].End - segments[0].Start > 1;
        return new TextColumn(column.Name.Trim(), ItemType(column), segments, isVector);
    }

    private static PrimitiveDataViewType ItemType(TextLoader.Column column)
    {
        DataKind kind = column.DataKind == 0 ? DataKind.Single : column.DataKind;
        if (column.KeyCount is null)
            return DataViewTypes.Primitive(kind);
        Type raw = DataViewTypes.RawTypeOf(kind);
        Checks.Param(KeyDataViewType.IsValidDataType(raw), nameof(column.DataKind), $"Bad item type for Key: {kind}");
        return column.KeyCount.Count is ulong count ? new KeyDataViewType(raw, count) : new KeyDataViewType(raw, ulong.MaxValue >> (64 - (8 * SizeOf(kind))));
    }

    private static int SizeOf(DataKind kind) => kind switch { DataKind.Byte => 1, DataKind.UInt16 => 2, DataKind.UInt32 => 4, _ => 8 };

    private static (int Start, int End) Segment(TextLoader.Range range, Lazy<int> size)
    {
        Checks.Param(range.Min >= 0, nameof(range.Min));
        if (range.Max is int max)
        {
            Checks.Param(range.Min <= max, nameof(range.Max));
            return (range.Min, max + 1);
        }

        if (range.VariableEnd)
            return (range.Min, TextColumn.EndOfLine);
        if (!range.AutoEnd && !range.AllOther)
            return (range.Min, range.Min + 1);
        Checks.Param(range.Min < size.Value, nameof(range.Min), $"Column #{range.Min} not found in the dataset (it only has {size.Value} columns)");
        return (range.Min, size.Value);
    }

    private static IEnumerable<(int Start, int End)> Others(TextLoader.Range range, (int Start, int End)[] taken, Lazy<int> size)
    {
        (int position, int end) = Segment(range, size);
        foreach ((int start, int stop) in taken.OrderBy(segment => segment.Start))
        {
            if (position >= end)
                yield break;
            if (start > position)
                yield return (position, Math.Min(start, end));
            position = Math.Max(position, stop);
        }

        if (position < end)
            yield return (position, end);
    }
}
