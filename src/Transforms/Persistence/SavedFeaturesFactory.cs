using Microsoft.ML.Transforms;

namespace MLNetTorch.Transforms;

/// <summary>Applies a network to rows inside a model that plain ML.NET loaded.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class SavedFeaturesFactory : CustomMappingFactory<SavedScoringInput, StageParts>
{
    public const string Contract = "MLNetTorch.Features";

    private readonly SavedNetwork _network = new();

    public override Action<SavedScoringInput, StageParts> GetMapping() => (row, parts) => parts.Set(_network.Score(row).Scores);
}
