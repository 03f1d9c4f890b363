namespace MLNetTorch.Transforms;

/// <summary>Red, green and blue → brightness.</summary>
/// <param name="Channels">How many alike channels come out: 1 or 3.</param>
internal sealed record GrayscaleStage(int Channels) : ImageStage
{
    private const float Red = 0.2989f;
    private const float Green = 0.587f;
    private const float Blue = 0.114f;

    public override string Name => "Grayscale";

    public override GrayscaleStage Checked()
        => Channels is 1 or 3
            ? this
            : throw new ArgumentOutOfRangeException(nameof(Channels), Channels, "Grayscale: channels must be 1, or 3 for a network that wants colours.");

    public override BoundStage Bind(StageInput input)
    {
        if (input.Shape is not [3, var height, var width])
            throw new ArgumentException(
                $"{Name}: the column '{input.Column}' is {ImageShapes.Text(input.Shape)}; expected 3 x height x width, red, green and blue. "
                + "Leave Grayscale away where there is one channel, or put Reshape before it.");
        return new(input, [Channels, height, width], Apply);
    }

    private static void Apply(ReadOnlySpan<float> source, Span<float> destination)
    {
        var size = source.Length / 3;
        var red = source[..size];
        var green = source.Slice(size, size);
        var blue = source.Slice(2 * size, size);
        for (var at = 0; at < size; at++)
            destination[at] = Red * red[at] + Green * green[at] + Blue * blue[at];
        for (var start = size; start < destination.Length; start += size)
            destination[..size].CopyTo(destination[start..]);
    }
}
