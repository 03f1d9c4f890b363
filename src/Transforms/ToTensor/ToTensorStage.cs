namespace MLNetTorch.Transforms;

/// <summary>0..255 → 0..1, shape kept.</summary>
internal sealed record ToTensorStage : ImageStage
{
    private const float White = 255f;

    public override string Name => "ToTensor";

    public override bool AcceptsPixels => true;

    public override IReadOnlyList<string> KeptAnnotations => [StageAnnotations.SlotNames];

    public override BoundStage Bind(StageInput input)
        => new(input, input.Shape, static (source, destination) => VectorMath.Divide(source, White, destination));
}
