using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The shim's own max-pooling, for float images that lie channels-last in the CPU's memory: the same numbers as libtorch's, sooner.</summary>
internal static class MaxPooling
{
    /// <summary>The maxima; null where it is not for this input, or where something is wrong with it: libtorch's operator knows and tells.</summary>
    internal static unsafe Tensor TryRun(Tensor input, long[] kernel, long[] strides, long[] padding, long[] dilation, bool ceilMode)
    {
        if (ceilMode || kernel?.Length != 2 || !IsPairOrNone(strides) || !IsPairOrNone(padding) || (dilation is not null && !dilation.AsSpan().SequenceEqual([1, 1])))
            return null;
        nint result = 0;
        long* none = stackalloc long[2];
        (none[0], none[1]) = (0, 0);
        fixed (long* window = kernel, step = strides, edge = padding)
            Native.Check(Native.shim_max_pool2d(input.Handle, window, step is null ? window : step, edge is null ? none : edge, &result));
        GC.KeepAlive(input);
        return Tensor.OwnOrNull(result);
    }

    private static bool IsPairOrNone(long[] values) => values is null || values.Length is 0 or 2;
}
