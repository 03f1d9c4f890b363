using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>The two columns that a classifier adds, with the annotations that ML.NET's own trainers give theirs.</summary>
public static class ScoringColumns
{
    private const string KeyValues = "KeyValues";
    private const string SlotNames = "SlotNames";
    private const string TrainingLabelValues = "TrainingLabelValues";
    private const string ScoreColumnSetId = "ScoreColumnSetId";

    private static readonly KeyDataViewType SetIdType = new(typeof(uint), int.MaxValue);
    private static readonly RawTypeCall AddVectorOf = new(typeof(ScoringColumns), nameof(AddVector));

    /// <summary>What an estimator may promise before any row is seen.</summary>
    /// <param name="input">The columns that come in.</param>
    /// <param name="label">The label column: a key.</param>
    /// <param name="scoreColumn">The column of the probabilities.</param>
    /// <param name="predictedLabelColumn">The column of the likeliest class.</param>
    /// <returns>The columns that go out.</returns>
    public static SchemaShape Promise(
        SchemaShape input, SchemaShape.Column label, string scoreColumn = "Score", string predictedLabelColumn = "PredictedLabel")
    {
        ArgumentNullException.ThrowIfNull(input);
        var values = label.Annotations.TryFind(KeyValues, out var found)
            ? new VectorDataViewType((PrimitiveDataViewType)found.ItemType, 1)
            : null;
        var common = Kinds().Select(kind => KeyValuePair.Create<string, DataViewType>(kind, TextDataViewType.Instance))
            .Append(KeyValuePair.Create<string, DataViewType>(ScoreColumnSetId, SetIdType)).ToList();
        var predicted = values is null ? common : [.. common, KeyValuePair.Create<string, DataViewType>(KeyValues, values)];
        var score = common.Append(KeyValuePair.Create<string, DataViewType>(SlotNames, new VectorDataViewType(TextDataViewType.Instance, 1)));
        if (values is not null)
            score = score.Append(KeyValuePair.Create<string, DataViewType>(TrainingLabelValues, values));
        return input.With(
            SchemaShapes.Column(predictedLabelColumn, new KeyDataViewType(label.ItemType.RawType, 1), predicted),
            SchemaShapes.Column(scoreColumn, new VectorDataViewType(NumberDataViewType.Single, 1), score));
    }

    /// <summary>The column of the likeliest class.</summary>
    internal static DataViewSchema.DetachedColumn PredictedLabel(string name, ScoringLabels labels, uint setId)
    {
        var annotations = Common("PredictedLabel", setId);
        AddValues(annotations, KeyValues, labels);
        return new(name, labels.KeyType, annotations.ToAnnotations());
    }

    /// <summary>The column of the probabilities.</summary>
    internal static DataViewSchema.DetachedColumn Score(string name, ScoringLabels labels, uint setId)
    {
        var annotations = Common("Score", setId);
        var names = labels.Names.Select(each => each.AsMemory()).ToArray();
        AddVector(annotations, SlotNames, TextDataViewType.Instance, names);
        AddValues(annotations, TrainingLabelValues, labels);
        return new(name, new VectorDataViewType(NumberDataViewType.Single, labels.Count), annotations.ToAnnotations());
    }

    /// <summary>The number after the highest that any scored column of the data has.</summary>
    internal static uint NextSetId(DataViewSchema schema)
    {
        uint highest = 0;
        foreach (var column in schema)
        {
            if (column.Annotations.Schema.GetColumnOrNull(ScoreColumnSetId)?.Type is not KeyDataViewType { RawType: var raw } || raw != typeof(uint))
                continue;
            uint id = 0;
            column.Annotations.GetValue(ScoreColumnSetId, ref id);
            highest = Math.Max(highest, id);
        }
        return highest + 1;
    }

    private static IEnumerable<string> Kinds() => ["ScoreColumnKind", "ScoreValueKind"];

    private static DataViewSchema.Annotations.Builder Common(string valueKind, uint setId)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("ScoreColumnKind", TextDataViewType.Instance, "MulticlassClassification".AsMemory());
        annotations.AddPrimitiveValue("ScoreValueKind", TextDataViewType.Instance, valueKind.AsMemory());
        annotations.AddPrimitiveValue(ScoreColumnSetId, SetIdType, setId);
        return annotations;
    }

    private static void AddValues(DataViewSchema.Annotations.Builder annotations, string kind, ScoringLabels labels)
    {
        if (labels is { ValueType: { } type, Values: { } values })
            AddVectorOf.Invoke(type.RawType, annotations, kind, type, values);
    }

    private static void AddVector<T>(DataViewSchema.Annotations.Builder annotations, string kind, PrimitiveDataViewType type, T[] values)
    {
        var vector = new VBuffer<T>(values.Length, values);
        annotations.Add(kind, new VectorDataViewType(type, values.Length), (ref VBuffer<T> value) => vector.CopyTo(ref value));
    }
}
