namespace MLNetTorch.Networks;

/// <summary>Follows the size of an image through the layers of a network that is about to be built.</summary>
internal readonly record struct ImagePlane(string Network, NetworkShape Shape, long Smallest, long Channels, long Height, long Width)
{
    public long Size => Channels * Height * Width;

    /// <param name="network">The builder, for messages.</param>
    /// <param name="shape">The sizes that the network is asked for.</param>
    /// <param name="smallest">The least height and width that the network can take, for messages.</param>
    public static ImagePlane Of(string network, NetworkShape shape, long smallest)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var input = shape.Input;
        return input.Length == 3
            ? new ImagePlane(network, shape, smallest, input[0], input[1], input[2])
            : throw new NetworkShapeException(
                $"{network} takes images of channels x height x width, but got {shape}. Reshape the features to three dimensions first, such as 1x28x28.");
    }

    /// <summary>After a convolution without padding, stride 1.</summary>
    public ImagePlane Convolve(string layer, long channels, long kernel) =>
        Fitting(layer, "Conv2d", kernel) with { Channels = channels, Height = Height - kernel + 1, Width = Width - kernel + 1 };

    /// <summary>After pooling with windows that do not overlap; what is left over at the edge is dropped.</summary>
    public ImagePlane Pool(string layer, long window) =>
        Fitting(layer, "MaxPool2d", window) with { Height = Height / window, Width = Width / window };

    private ImagePlane Fitting(string layer, string kind, long window) => Height >= window && Width >= window
        ? this
        : throw new NetworkShapeException(
            $"Layer '{layer}' ({kind}, {window}x{window}) of {Network} expects at least {window}x{window}, but would get {Channels}x{Height}x{Width}: "
            + $"{Network} cannot be built for {Shape}. It takes images of at least {Smallest}x{Smallest}.");
}
