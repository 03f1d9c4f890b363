using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>
/// Lookup tables for <c>MapValue</c>, which keeps the type and the annotations of the column it looks up: so the columns of
/// a loaded model get theirs.
/// </summary>
internal static class LookupViews
{
    private static readonly RawTypeCall AddValues = new(typeof(LookupViews), nameof(Annotate));

    /// <summary>From the index of a class to its key as UInt32, with the key's values.</summary>
    public static IDataView KeysByIndex(MLContext context, ScoringLabels labels)
        => Rows(
            context,
            // A member holds keys from zero, though a column counts them from one.
            Enumerable.Range(0, labels.Count).Select(each => new Row<uint> { Key = each, Value = (uint)each }),
            new KeyDataViewType(typeof(uint), labels.Count),
            column =>
            {
                if (labels is { ValueType: { } type, Values: { } values })
                    AddValues.Invoke(type.RawType, column, ScoreAnnotations.KeyValues, type, values);
            });

    /// <summary>From the anchor to the vector 0, 1, …: the template that gives the scores their size and slot names.</summary>
    public static IDataView SlotNumbers(MLContext context, int slots, IReadOnlyList<string>? names)
    {
        var vector = new VBuffer<float>(slots, [.. Enumerable.Range(0, slots)]);
        return Rows(
            context,
            [new Row<VBuffer<float>> { Value = vector }],
            new VectorDataViewType(NumberDataViewType.Single, slots),
            column =>
            {
                if (names is not null)
                    Annotate(column, ScoreAnnotations.SlotNames, TextDataViewType.Instance, names.Select(each => each.AsMemory()).ToArray());
            });
    }

    private static IDataView Rows<T>(
        MLContext context, IEnumerable<Row<T>> rows, DataViewType type, Action<SchemaDefinition.Column> annotate)
    {
        var definition = SchemaDefinition.Create(typeof(Row<T>));
        var value = definition[nameof(Row<>.Value)];
        value.ColumnType = type;
        annotate(value);
        return context.Data.LoadFromEnumerable(rows.ToArray(), definition);
    }

    private static void Annotate<T>(SchemaDefinition.Column column, string kind, PrimitiveDataViewType type, T[] values)
        => column.AddAnnotation(kind, new VBuffer<T>(values.Length, values), new VectorDataViewType(type, values.Length));

    private sealed class Row<T>
    {
        public int Key { get; set; }

        public T Value { get; set; } = default!;
    }
}
