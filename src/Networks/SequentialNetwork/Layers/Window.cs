namespace MLNetTorch.Networks;

/// <summary>A window that moves along one dimension: how often does it fit?</summary>
internal readonly record struct Window(string Along, long Kernel, long Stride, long Padding, long Dilation, bool Ceiling = false)
{
    private long Extent => (Dilation * (Kernel - 1)) + 1;

    public static (long Height, long Width) OverImage(
        LayerInput input, Size2d kernel, Size2d stride, Size2d padding, Size2d dilation, bool ceiling = false) =>
        (new Window("height", kernel.Height, stride.Height, padding.Height, dilation.Height, ceiling).Over(input, input.Shape[1]),
            new Window("width", kernel.Width, stride.Width, padding.Width, dilation.Width, ceiling).Over(input, input.Shape[2]));

    /// <summary>Pooling pads by at most half a window: else there would be windows of nothing but padding.</summary>
    public Window Pooling(LayerInput input)
    {
        input.Size($"kernel along the {Along}", Kernel);
        return Padding <= Kernel / 2
            ? this
            : throw input.Fault($"padding along the {Along} is {Padding}; expected at most half the kernel, {Kernel / 2}");
    }

    /// <summary>How many places the window has.</summary>
    public long Over(LayerInput input, long size)
    {
        input.Size($"kernel along the {Along}", Kernel);
        input.Size($"stride along the {Along}", Stride);
        input.Size($"padding along the {Along}", Padding, 0);
        input.Size($"dilation along the {Along}", Dilation);
        var room = size + (2 * Padding) - Extent;
        input.Require(room >= 0, $"takes a {Along} of at least {Extent - (2 * Padding)} with its window of {Extent}");
        if (!Ceiling)
        {
            return (room / Stride) + 1;
        }

        // A last window that would begin in the padding on the right does not count.
        var places = ((room + Stride - 1) / Stride) + 1;
        return (places - 1) * Stride >= size + Padding ? places - 1 : places;
    }
}
