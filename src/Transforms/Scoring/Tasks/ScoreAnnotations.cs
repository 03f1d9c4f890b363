using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>The annotations that ML.NET's own trainers give the columns that they add.</summary>
internal static class ScoreAnnotations
{
    public const string KeyValues = "KeyValues";
    public const string SlotNames = "SlotNames";
    public const string TrainingLabelValues = "TrainingLabelValues";
    public const string IsNormalized = "IsNormalized";
    public const string ColumnKind = "ScoreColumnKind";
    public const string ValueKind = "ScoreValueKind";
    public const string ColumnSetId = "ScoreColumnSetId";

    public static readonly KeyDataViewType SetIdType = new(typeof(uint), int.MaxValue);

    /// <summary>What every added column has.</summary>
    /// <param name="columnKind">What the trainer does: "BinaryClassification".</param>
    /// <param name="valueKind">What the column is: "Score", "PredictedLabel", "Probability".</param>
    /// <param name="setId">The number that all columns of one transformer share.</param>
    public static DataViewSchema.Annotations.Builder Common(string columnKind, string valueKind, uint setId)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue(ColumnKind, TextDataViewType.Instance, columnKind.AsMemory());
        annotations.AddPrimitiveValue(ValueKind, TextDataViewType.Instance, valueKind.AsMemory());
        annotations.AddPrimitiveValue(ColumnSetId, SetIdType, setId);
        return annotations;
    }

    /// <summary>The kinds and types of <see cref="Common"/>, and more, for a schema promise.</summary>
    public static IEnumerable<KeyValuePair<string, DataViewType>> Promise(params (string Kind, DataViewType Type)[] more)
        => more.Prepend((ColumnSetId, SetIdType)).Prepend((ValueKind, TextDataViewType.Instance)).Prepend((ColumnKind, TextDataViewType.Instance))
            .Select(each => KeyValuePair.Create<string, DataViewType>(each.Kind, each.Type));

    public static void AddSlotNames(this DataViewSchema.Annotations.Builder annotations, IEnumerable<string> names)
        => annotations.AddVector(SlotNames, TextDataViewType.Instance, names.Select(each => each.AsMemory()).ToArray());

    public static void AddVector<T>(this DataViewSchema.Annotations.Builder annotations, string kind, PrimitiveDataViewType type, T[] values)
    {
        var vector = new VBuffer<T>(values.Length, values);
        annotations.Add(kind, new VectorDataViewType(type, values.Length), (ref VBuffer<T> value) => vector.CopyTo(ref value));
    }

    /// <summary>The number after the highest that any scored column of the data has.</summary>
    public static uint NextSetId(DataViewSchema schema)
    {
        uint highest = 0;
        foreach (var column in schema)
        {
            if (column.Annotations.Schema.GetColumnOrNull(ColumnSetId)?.Type is not KeyDataViewType { RawType: var raw } || raw != typeof(uint))
                continue;
            uint id = 0;
            column.Annotations.GetValue(ColumnSetId, ref id);
            highest = Math.Max(highest, id);
        }
        return highest + 1;
    }
}
