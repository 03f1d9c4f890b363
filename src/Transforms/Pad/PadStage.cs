namespace MLNetTorch.Transforms;

/// <summary>A frame of one value around each channel.</summary>
/// <param name="Pixels">Its width on each of the four sides.</param>
/// <param name="Value">Its value.</param>
internal sealed record PadStage(int Pixels, float Value) : ImageStage
{
    private const int MaxPixels = 1 << 14;

    public override string Name => "Pad";

    public override PadStage Checked()
    {
        if (Pixels is < 0 or > MaxPixels)
            throw new ArgumentOutOfRangeException(nameof(Pixels), Pixels, $"Pad: pixels must be 0..{MaxPixels}, the width of the frame on each side.");
        if (!float.IsFinite(Value))
            throw new ArgumentOutOfRangeException(nameof(Value), Value, "Pad: value must be a finite number, for instance 0.");
        return this;
    }

    public override BoundStage Bind(StageInput input)
    {
        if (input.Shape.Length is not (2 or 3))
            throw new ArgumentException(
                $"Pad: the column '{input.Column}' is {ImageShapes.Text(input.Shape)}; expected an image, channels x height x width or " +
                "height x width. Put Reshape before it.");
        var (height, width) = (input.Shape[^2], input.Shape[^1]);
        var output = input.Shape.SetItem(input.Shape.Length - 2, height + 2 * Pixels).SetItem(input.Shape.Length - 1, width + 2 * Pixels);
        if (output.Aggregate(1.0, (product, size) => product * size) > Array.MaxLength)
            throw new ArgumentException($"Pad: {Pixels} pixels around {ImageShapes.Text(input.Shape)} make an image too large for one vector. Pad less.");
        return new(input, output, (source, destination) => Frame(source, destination, height, width));
    }

    private void Frame(ReadOnlySpan<float> source, Span<float> destination, int height, int width)
    {
        destination.Fill(Value);
        var (outputHeight, outputWidth) = (height + 2 * Pixels, width + 2 * Pixels);
        for (var line = 0; line < source.Length / width; line++)
        {
            var (channel, y) = (line / height, line % height);
            var start = (channel * outputHeight + y + Pixels) * outputWidth + Pixels;
            source.Slice(line * width, width).CopyTo(destination[start..]);
        }
    }
}
