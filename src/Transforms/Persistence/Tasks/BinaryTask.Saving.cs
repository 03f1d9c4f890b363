using System.Text.Json.Nodes;
using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <content>A binary classifier in a model file.</content>
public sealed partial class BinaryTask
{
    internal const string SavedKind = "binary classification";

    internal override string Kind => SavedKind;

    internal static BinaryTask Read(JsonObject content) => new()
    {
        ScoreColumnName = (string)content["scoreColumn"]!,
        ProbabilityColumnName = (string)content["probabilityColumn"]!,
        PredictedLabelColumnName = (string)content["predictedLabelColumn"]!,
    };

    internal override void Write(JsonObject content)
    {
        content["scoreColumn"] = ScoreColumnName;
        content["probabilityColumn"] = ProbabilityColumnName;
        content["predictedLabelColumn"] = PredictedLabelColumnName;
    }

    internal override SavedChain ThenColumns(SavedChain chain)
        => chain
            .Then(chain.Context.Transforms.Expression(PredictedLabelColumnName, "(i) : i > 0", SavedScoringOutput.IndexColumn))
            .ThenNumber(ScoreColumnName, 0)
            .ThenNumber(ProbabilityColumnName, 1);

    internal override (float[] Numbers, int Index) Saved(float[] scores) => ([scores[0], Probability(scores[0])], IsYes(scores[0]) ? 1 : 0);
}
