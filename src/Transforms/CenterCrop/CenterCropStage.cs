namespace MLNetTorch.Transforms;

/// <summary>The middle of each channel.</summary>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Width">Its width in pixels.</param>
internal sealed record CenterCropStage(int Height, int Width) : ImageStage
{
    public override string Name => "CenterCrop";

    public override IReadOnlyList<string> KeptAnnotations => [StageAnnotations.IsNormalized];

    public override CenterCropStage Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Width, 1);
        return this;
    }

    public override BoundStage Bind(StageInput input)
    {
        if (input.Shape.Length is not (2 or 3))
            throw new ArgumentException(
                $"{Name}: the column '{input.Column}' is {ImageShapes.Text(input.Shape)}; expected an image, channels x height x width or "
                + "height x width. Put Reshape before it.");
        var (height, width) = (input.Shape[^2], input.Shape[^1]);
        if (height < Height || width < Width)
            throw new ArgumentException(
                $"{Name}: the column '{input.Column}' is {ImageShapes.Text(input.Shape)}, which is smaller than {Height} x {Width}. "
                + "Crop less, or put Pad or a larger ResizeImages before it.");
        var (top, left) = (Start(height, Height), Start(width, Width));
        var output = input.Shape.SetItem(input.Shape.Length - 2, Height).SetItem(input.Shape.Length - 1, Width);
        return new(input, output, (source, destination) => Crop(source, destination, (height, width), (top, left)));
    }

    // torchvision's int(round((size - crop) / 2)), which rounds a half to the even number.
    private static int Start(int size, int crop) => (int)Math.Round((size - crop) / 2.0, MidpointRounding.ToEven);

    private void Crop(ReadOnlySpan<float> source, Span<float> destination, (int Height, int Width) size, (int Top, int Left) start)
    {
        for (var line = 0; line < destination.Length / Width; line++)
        {
            var (channel, y) = (line / Height, line % Height);
            var from = (channel * size.Height + start.Top + y) * size.Width + start.Left;
            source.Slice(from, Width).CopyTo(destination[(line * Width)..]);
        }
    }
}
