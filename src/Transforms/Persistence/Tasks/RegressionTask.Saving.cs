using System.Text.Json;
using System.Text.Json.Nodes;

namespace MLNetTorch.Transforms;

/// <content>A regression in a model file.</content>
public sealed partial class RegressionTask
{
    internal const string SavedKind = "regression";

    internal override string Kind => SavedKind;

    internal static RegressionTask Read(JsonObject content)
    {
        var score = (string)content["scoreColumn"]!;
        return (int?)content["slots"] is { } slots
            ? new(slots, content["slotNames"].Deserialize<string[]>()) { ScoreColumnName = score }
            : new() { ScoreColumnName = score };
    }

    internal override void Write(JsonObject content)
    {
        content["scoreColumn"] = ScoreColumnName;
        content["slots"] = _slots;
        content["slotNames"] = JsonSerializer.SerializeToNode(SlotNames);
    }

    internal override SavedChain ThenColumns(SavedChain chain)
        => _slots is { } slots ? chain.ThenVector(ScoreColumnName, slots, SlotNames) : chain.ThenNumber(ScoreColumnName, 0);

    internal override (float[] Numbers, int Index) Saved(float[] scores) => (scores, 0);
}
