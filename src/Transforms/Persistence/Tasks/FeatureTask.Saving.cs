using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <content>Features in a model file.</content>
public sealed partial class FeatureTask
{
    internal const string SavedKind = "features";

    internal override string Kind => SavedKind;

    internal static FeatureTask Read(JsonObject content)
        => new((string)content["outputColumn"]!, content["dimensions"].Deserialize<int[]>()!);

    internal override void Write(JsonObject content)
    {
        content["outputColumn"] = OutputColumnName;
        content["dimensions"] = JsonSerializer.SerializeToNode(Dimensions);
    }

    // There are many numbers, so they come as vectors and not, as scores do, in a text.
    internal override SavedChain ThenScores(SavedChain chain)
        => chain.Then(
            chain.Context.Transforms.CustomMapping(new SavedFeaturesFactory().GetMapping(), SavedFeaturesFactory.Contract), [.. StageParts.Columns]);

    internal override SavedChain ThenColumns(SavedChain chain)
        => chain.Then(chain.Context.Transforms.Concatenate(OutputColumnName, StageParts.ColumnsFor(Outputs)));

    internal override (float[] Numbers, int Index) Saved(float[] scores) => (scores, 0);
}
