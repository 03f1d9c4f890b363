namespace MLNetTorch.Networks;

/// <summary>Pooling: which inputs each output looks at, along one dimension after the other.</summary>
internal static class PoolingReading
{
    public static string Max(LayerProbe layer, int dimensions)
    {
        var axes = Enumerable.Range(0, dimensions).Select(axis => PoolingAxis.Read(layer, dimensions, axis)).ToArray();
        return axes.Contains(null)
            ? ""
            : $"{Sizes(axes!)}, dilation={Text(axes!, axis => axis.Dilation)}, ceil_mode={PythonText.Bool(axes.Any(axis => axis!.CeilMode))}";
    }

    public static string Average(LayerProbe layer, int dimensions)
    {
        var axes = Enumerable.Range(0, dimensions).Select(axis => PoolingAxis.Read(layer, dimensions, axis)).ToArray();
        return axes.Contains(null) ? "" : Sizes(axes!);
    }

    /// <summary>The output's size; None where it is the input's.</summary>
    public static string Adaptive(LayerProbe layer, int dimensions)
    {
        if (Output(7) is not { } one || Output(11) is not { } other)
        {
            return "";
        }

        var sizes = one.Zip(other, (small, large) => small == large ? $"{small}" : "None").ToArray();
        return $"output_size={(dimensions == 1 ? sizes[0] : $"({string.Join(", ", sizes)})")}";

        long[]? Output(long size) => layer.Forward(layer.Zeros([1, 1, .. Enumerable.Repeat(size, dimensions)]))?.shape[2..];
    }

    private static string Sizes(PoolingAxis[] axes) =>
        $"kernel_size={Text(axes, axis => axis.Kernel)}, stride={Text(axes, axis => axis.Stride)}, padding={Text(axes, axis => axis.Padding)}";

    private static string Text(PoolingAxis[] axes, Func<PoolingAxis, long> number) => PythonText.OneOrTuple([.. axes.Select(number)]);
}
