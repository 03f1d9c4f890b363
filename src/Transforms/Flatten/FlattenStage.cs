namespace MLNetTorch.Transforms;

/// <summary>Any shape → one dimension.</summary>
internal sealed record FlattenStage : ImageStage
{
    public override string Name => "Flatten";

    public override IReadOnlyList<string> KeptAnnotations => [StageAnnotations.SlotNames, StageAnnotations.IsNormalized];

    public override BoundStage Bind(StageInput input)
        => new(input, [input.Size], static (source, destination) => source.CopyTo(destination));
}
