namespace MLNetTorch.Networks;

/// <summary>Pooling along one dimension.</summary>
internal sealed record PoolingAxis(long Kernel, long Stride, long Padding, long Dilation, bool CeilMode)
{
    private const long LongestInput = 256;
    private const long WideEnough = 64;

    /// <summary>Null when the layer cannot be read.</summary>
    public static PoolingAxis? Read(LayerProbe layer, int dimensions, int axis)
    {
        PoolingAxis? before = null;
        for (var length = 16L; length <= LongestInput; length *= 2)
        {
            // A window that the border cut would look smaller than the same one in a longer input.
            var now = FromMiddle(Windows(layer, dimensions, axis, length));
            if (now is not null && now == before)
            {
                return now with { CeilMode = RoundsUp(layer, dimensions, axis, now, length) };
            }

            before = now;
        }

        return null;
    }

    /// <summary>For each output the inputs it looks at: each input in turn is one, all others zero.</summary>
    private static long[][]? Windows(LayerProbe layer, int dimensions, int axis, long length)
    {
        for (var others = Math.Min(length, WideEnough); others <= length; others *= 2)
        {
            var input = layer.Zeros([length, 1, .. Sizes(dimensions, axis, length, others)]);
            for (var example = 0L; example < length; example++)
            {
                input.select(0, example).select(0, 0).select(axis, example).fill_(1);
            }

            if (layer.Forward(input) is { } output)
            {
                var outputs = (int)output.shape[axis + 2];
                var flags = output.gt(0).select(1, 0).transpose(1, axis + 1).reshape(length, outputs, -1).any(2).cpu().data<bool>().ToArray();
                return [.. Enumerable.Range(0, outputs).Select(place => Enumerable.Range(0, (int)length).Where(i => flags[(i * outputs) + place]).Select(i => (long)i).ToArray())];
            }
        }

        return null;
    }

    private static PoolingAxis? FromMiddle(long[][]? windows)
    {
        if (windows is not { Length: > 3 })
        {
            return null;
        }

        var middle = windows.Length / 2;
        var (window, next) = (windows[middle], windows[middle + 1]);
        return window.Length == 0 || window.Length != next.Length
            ? null
            : new PoolingAxis(window.Length, next[0] - window[0], (middle * (next[0] - window[0])) - window[0], window.Length > 1 ? window[1] - window[0] : 1, false);
    }

    /// <summary>Whether any length gives an output more than windows fit into it.</summary>
    private static bool RoundsUp(LayerProbe layer, int dimensions, int axis, PoolingAxis found, long longEnough)
    {
        for (var length = longEnough; length < longEnough + found.Stride; length++)
        {
            var fitting = ((length + (2 * found.Padding) - (found.Dilation * (found.Kernel - 1)) - 1) / found.Stride) + 1;
            if (layer.Forward(layer.Zeros([1, 1, .. Sizes(dimensions, axis, length, longEnough)]))?.shape[axis + 2] > fitting)
            {
                return true;
            }
        }

        return false;
    }

    private static long[] Sizes(int dimensions, int axis, long length, long others)
    {
        var sizes = Enumerable.Repeat(others, dimensions).ToArray();
        sizes[axis] = length;
        return sizes;
    }
}
