namespace MLNetTorch.Transforms;

/// <summary>Another shape over the same values in the same order.</summary>
/// <param name="Shape">The shape, channels first; one size may be −1: whatever is left.</param>
internal sealed record ReshapeStage(int[] Shape) : ImageStage
{
    public override string Name => "Reshape";

    public override IReadOnlyList<string> KeptAnnotations => [StageAnnotations.SlotNames, StageAnnotations.IsNormalized];

    public override ReshapeStage Checked()
    {
        if (Shape.Length == 0)
            throw new ArgumentException("Reshape: the shape is empty. Give at least one size, for instance 1, 28, 28.");
        if (Shape.Any(size => size is 0 or < -1) || Shape.Count(size => size == -1) > 1)
            throw new ArgumentException(
                $"Reshape: the shape {ImageShapes.Text(Shape)} is not possible. Give sizes of at least 1; one of them may be -1, which takes what is left.");
        return this;
    }

    public override BoundStage Bind(StageInput input)
    {
        var known = Shape.Where(size => size != -1).Aggregate(1L, (product, size) => Math.Min(product * size, int.MaxValue));
        var open = Shape.Contains(-1);
        if (open ? input.Size % known != 0 : input.Size != known)
            throw new ArgumentException(
                $"Reshape: the column '{input.Column}' is {ImageShapes.Text(input.Shape)} and has {input.Size} values, which do not make up " +
                $"{ImageShapes.Text(Shape)}{(open ? "" : $" ({known} values)")}. Give a shape of {input.Size} values.");
        var left = (int)(input.Size / known);
        return new(input, [.. Shape.Select(size => size == -1 ? left : size)], static (source, destination) => source.CopyTo(destination));
    }
}
