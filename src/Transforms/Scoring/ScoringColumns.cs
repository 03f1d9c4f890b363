using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>What an estimator may promise of the columns that its model will add, before any row is seen.</summary>
public static class ScoringColumns
{
    /// <summary>The columns of a classifier: PredictedLabel and Score.</summary>
    /// <param name="input">The columns that come in.</param>
    /// <param name="label">The label column: a key.</param>
    /// <param name="scoreColumn">The column of the probabilities.</param>
    /// <param name="predictedLabelColumn">The column of the likeliest class.</param>
    /// <returns>The columns that go out.</returns>
    public static SchemaShape Promise(
        SchemaShape input, SchemaShape.Column label, string scoreColumn = "Score", string predictedLabelColumn = "PredictedLabel")
    {
        ArgumentNullException.ThrowIfNull(input);
        var values = label.Annotations.TryFind(ScoreAnnotations.KeyValues, out var found)
            ? new VectorDataViewType((PrimitiveDataViewType)found.ItemType, 1)
            : null;
        (string Kind, DataViewType Type)[] predicted = values is null ? [] : [(ScoreAnnotations.KeyValues, values)];
        (string Kind, DataViewType Type)[] score = values is null ? [] : [(ScoreAnnotations.TrainingLabelValues, values)];
        return input.With(
            SchemaShapes.Column(predictedLabelColumn, new KeyDataViewType(label.ItemType.RawType, 1), ScoreAnnotations.Promise(predicted)),
            SchemaShapes.Column(scoreColumn, SingleVector, ScoreAnnotations.Promise([SlotNames, .. score])));
    }

    /// <summary>The columns of a binary classifier: PredictedLabel, Score and Probability.</summary>
    /// <param name="input">The columns that come in.</param>
    /// <param name="scoreColumn">The column of the logit.</param>
    /// <param name="probabilityColumn">The column of the probability.</param>
    /// <param name="predictedLabelColumn">The column of the answer.</param>
    /// <returns>The columns that go out.</returns>
    public static SchemaShape PromiseBinary(
        SchemaShape input, string scoreColumn = "Score", string probabilityColumn = "Probability", string predictedLabelColumn = "PredictedLabel")
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.With(
            SchemaShapes.Column(predictedLabelColumn, BooleanDataViewType.Instance, ScoreAnnotations.Promise()),
            SchemaShapes.Column(scoreColumn, NumberDataViewType.Single, ScoreAnnotations.Promise()),
            SchemaShapes.Column(
                probabilityColumn, NumberDataViewType.Single, ScoreAnnotations.Promise((ScoreAnnotations.IsNormalized, BooleanDataViewType.Instance))));
    }

    /// <summary>The column of a regression: Score.</summary>
    /// <param name="input">The columns that come in.</param>
    /// <param name="label">The label column: a vector makes Score a vector, with slot names where the label has them.</param>
    /// <param name="scoreColumn">The column of the numbers.</param>
    /// <returns>The columns that go out.</returns>
    public static SchemaShape PromiseRegression(SchemaShape input, SchemaShape.Column label, string scoreColumn = "Score")
    {
        ArgumentNullException.ThrowIfNull(input);
        var isVector = label.Kind != SchemaShape.Column.VectorKind.Scalar;
        var hasNames = isVector && label.Annotations.TryFind(ScoreAnnotations.SlotNames, out var names) && names.ItemType == TextDataViewType.Instance;
        return input.With(SchemaShapes.Column(
            scoreColumn, isVector ? SingleVector : NumberDataViewType.Single, ScoreAnnotations.Promise(hasNames ? [SlotNames] : [])));
    }

    private static (string Kind, DataViewType Type) SlotNames
        => (ScoreAnnotations.SlotNames, new VectorDataViewType(TextDataViewType.Instance, 1));

    private static VectorDataViewType SingleVector => new(NumberDataViewType.Single, 1);
}
