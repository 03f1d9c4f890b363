using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms;

/// <summary>
/// Yes or no: PredictedLabel, true where the score is above zero; Score, the logit that the network gives; and Probability, the
/// sigmoid of it, which is that of yes. The columns of a calibrated binary trainer of ML.NET.
/// </summary>
public sealed partial class BinaryTask : ScoringTask
{
    private const string ColumnKind = "BinaryClassification";

    /// <summary>The column of the logit.</summary>
    /// <value>Default: Score.</value>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>The column of the probability of yes.</summary>
    /// <value>Default: Probability.</value>
    public string ProbabilityColumnName { get; init; } = "Probability";

    /// <summary>The column of the answer.</summary>
    /// <value>Default: PredictedLabel.</value>
    public string PredictedLabelColumnName { get; init; } = "PredictedLabel";

    internal override int Outputs => 1;

    internal override void Check(NetworkShape shape, OutputActivation activation)
    {
        if (shape.Output != 1)
            throw new ArgumentException($"The network has {shape.Output} outputs; a binary classifier has one, the logit of yes.");
        if (activation != OutputActivation.None)
            throw new ArgumentException(
                $"The network's OutputActivation is {activation}; a binary classifier gives the logit of yes itself, so OutputActivation must be None.");
    }

    internal override IReadOnlyList<DataViewSchema.DetachedColumn> Columns(uint setId)
    {
        var probability = ScoreAnnotations.Common(ColumnKind, "Probability", setId);
        probability.AddPrimitiveValue(ScoreAnnotations.IsNormalized, BooleanDataViewType.Instance, true);
        return
        [
            new(PredictedLabelColumnName, BooleanDataViewType.Instance, ScoreAnnotations.Common(ColumnKind, "PredictedLabel", setId).ToAnnotations()),
            new(ScoreColumnName, NumberDataViewType.Single, ScoreAnnotations.Common(ColumnKind, "Score", setId).ToAnnotations()),
            new(ProbabilityColumnName, NumberDataViewType.Single, probability.ToAnnotations()),
        ];
    }

    internal override Delegate GetterOf(int column, CurrentScores scores) => column switch
    {
        0 => ScoreGetters.Scalar(scores, IsYes),
        1 => ScoreGetters.Scalar(scores, logit => logit),
        _ => ScoreGetters.Scalar(scores, Probability),
    };

    internal override ITransformer TransformerOf(MLContext context, ScoringState state) => new TorchBinaryTransformer(context, state);

    // Not a number is no yes.
    private static bool IsYes(float logit) => logit > 0;

    private static float Probability(float logit) => (float)(1 / (1 + Math.Exp(-(double)logit)));
}
