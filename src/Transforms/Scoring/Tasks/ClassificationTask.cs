using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>
/// One class out of several: PredictedLabel, a key of the likeliest class, and Score, a vector of the probability of each class.
/// </summary>
/// <param name="labels">The classes. The network gives one number for each.</param>
public sealed partial class ClassificationTask(ScoringLabels labels) : ScoringTask
{
    private const string ColumnKind = "MulticlassClassification";
    private static readonly RawTypeCall AddVectorOf = new(typeof(ClassificationTask), nameof(AddVector));

    /// <summary>The classes.</summary>
    public ScoringLabels Labels { get; } = labels ?? throw new ArgumentNullException(nameof(labels));

    /// <summary>The column of the probabilities.</summary>
    /// <value>Default: Score.</value>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>The column of the likeliest class.</summary>
    /// <value>Default: PredictedLabel.</value>
    public string PredictedLabelColumnName { get; init; } = "PredictedLabel";

    internal override int Outputs => Labels.Count;

    internal override void Check(NetworkShape shape, OutputActivation activation)
    {
        if (shape.Output != Labels.Count)
            throw new ArgumentException($"The network has {shape.Output} outputs for {Labels.Count} classes; the numbers must agree.");
    }

    /// <summary>The probabilities.</summary>
    internal override Tensor Finish(Tensor output, OutputActivation activation) => activation switch
    {
        OutputActivation.Softmax => output,
        OutputActivation.LogSoftmax => output.exp(),
        _ => output.softmax(1),
    };

    internal override IReadOnlyList<DataViewSchema.DetachedColumn> Columns(uint setId) => [PredictedLabel(setId), Score(setId)];

    internal override Delegate GetterOf(int column, CurrentScores scores)
        => column == 0 ? ScoreGetters.Key(Labels.KeyType.RawType, scores) : ScoreGetters.Vector(scores);

    internal override ITransformer TransformerOf(MLContext context, ScoringState state) => new TorchClassificationTransformer(context, state);

    private DataViewSchema.DetachedColumn PredictedLabel(uint setId)
    {
        var annotations = ScoreAnnotations.Common(ColumnKind, "PredictedLabel", setId);
        AddValues(annotations, ScoreAnnotations.KeyValues);
        return new(PredictedLabelColumnName, Labels.KeyType, annotations.ToAnnotations());
    }

    private DataViewSchema.DetachedColumn Score(uint setId)
    {
        var annotations = ScoreAnnotations.Common(ColumnKind, "Score", setId);
        annotations.AddSlotNames(Labels.Names);
        AddValues(annotations, ScoreAnnotations.TrainingLabelValues);
        return new(ScoreColumnName, new VectorDataViewType(NumberDataViewType.Single, Labels.Count), annotations.ToAnnotations());
    }

    private void AddValues(DataViewSchema.Annotations.Builder annotations, string kind)
    {
        if (Labels is { ValueType: { } type, Values: { } values })
            AddVectorOf.Invoke(type.RawType, annotations, kind, type, values);
    }

    private static void AddVector<T>(DataViewSchema.Annotations.Builder annotations, string kind, PrimitiveDataViewType type, T[] values)
        => annotations.AddVector(kind, type, values);
}
