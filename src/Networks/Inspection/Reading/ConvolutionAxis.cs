namespace MLNetTorch.Networks;

/// <summary>A convolution along one dimension.</summary>
internal readonly record struct ConvolutionAxis(long Kernel, long Stride, long Padding, long PaddingAfter, long Dilation)
{
    /// <summary>A size that nearly every kernel fits into. Batches of no examples have shapes but cost nothing.</summary>
    public const long Wide = 4096;

    private const long LongestInput = 1024;

    public static ConvolutionAxis[] All(LayerProbe layer, long channels, long[] kernel)
    {
        var extents = Enumerable.Range(0, kernel.Length).Select(axis => Extent(layer, channels, kernel.Length, axis)).ToArray();
        return [.. kernel.Select((size, axis) => Read(layer, channels, size, axis, extents))];
    }

    /// <summary>
    /// Stride, and what the output is longer than a kernel of 1 without padding would make it: padding on both sides less dilation * (kernel - 1).
    /// Both show in how the output's length grows with the input's.
    /// </summary>
    private static (long Stride, long Growth) Extent(LayerProbe layer, long channels, int dimensions, int axis)
    {
        long? Output(long length)
        {
            var sizes = Enumerable.Repeat(Wide, dimensions).ToArray();
            sizes[axis] = length;
            return layer.Forward(layer.Zeros([0, channels, .. sizes]))?.shape[axis + 2];
        }

        const long far = 1 << 20;
        if (Output(Wide) is not { } near || Output(Wide + far) is not { } distant || distant <= near)
        {
            return (1, 0);
        }

        var stride = (long)Math.Round(far / (double)(distant - near));
        for (var length = Wide + 1; length <= Wide + stride; length++)
        {
            if (Output(length) is { } output && output > near)
            {
                return (stride, ((output - 1) * stride) + 1 - length);
            }
        }

        return (stride, 0);
    }

    private static ConvolutionAxis Read(LayerProbe layer, long channels, long kernel, int axis, (long Stride, long Growth)[] extents)
    {
        var (stride, growth) = extents[axis];
        var dilation = kernel == 1 ? 1 : DilationOf(layer, channels, kernel, axis, extents) ?? 1;
        var padding = Math.Max(0, growth + (dilation * (kernel - 1)));
        return new ConvolutionAxis(kernel, stride, padding / 2, padding - (padding / 2), dilation);
    }

    /// <summary>
    /// One input after the other is no number, which no weight hides, not even zero: how far each is from the outputs it spoils are the places of the
    /// kernel's elements.
    /// </summary>
    private static long? DilationOf(LayerProbe layer, long channels, long kernel, int axis, (long Stride, long Growth)[] extents)
    {
        var (stride, growth) = extents[axis];
        for (var length = (2 * (kernel + Math.Max(0, -growth))) + stride; length <= LongestInput; length *= 2)
        {
            if (Spoilt(layer, channels, axis, length, extents) is not { } places)
            {
                continue;
            }

            if (places.Length == kernel && Gaps(places) is [var gap])
            {
                return gap;
            }
        }

        return null;
    }

    private static long[] Gaps(long[] places) => [.. places.Zip(places.Skip(1), (one, next) => next - one).Distinct()];

    private static long[]? Spoilt(LayerProbe layer, long channels, int axis, long length, (long Stride, long Growth)[] extents)
    {
        var stride = extents[axis].Stride;
        for (var widening = 1; widening <= 64; widening *= 2)
        {
            // Along the other dimensions longer and longer, until some output sees the input and not only padding.
            var sizes = extents.Select(extent => widening * Math.Max(1, 1 - extent.Growth)).ToArray();
            sizes[axis] = length;
            var first = (length - stride) / 2;
            var input = layer.Zeros([stride, channels, .. sizes]);
            for (var example = 0L; example < stride; example++)
            {
                input.select(0, example).select(0, 0).select(axis, first + example).fill_(double.NaN);
            }

            if (layer.Forward(input) is { } output && Places(output.isnan(), axis, first, stride).Distinct().Order().ToArray() is { Length: > 0 } places)
            {
                return places;
            }
        }

        return null;
    }

    private static IEnumerable<long> Places(TorchSharp.torch.Tensor spoilt, int axis, long first, long stride)
    {
        var outputs = spoilt.shape[axis + 2];
        var flags = spoilt.transpose(1, axis + 2).flatten(2).any(2).cpu().contiguous().data<bool>().ToArray();
        for (var place = 0; place < flags.Length; place++)
        {
            if (flags[place])
            {
                var (example, output) = Math.DivRem(place, outputs);
                yield return first + example - (output * stride);
            }
        }
    }
}
