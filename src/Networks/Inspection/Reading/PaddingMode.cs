using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>What a convolution takes for the inputs beyond its border: seen from its first output, which the weights predict for each mode.</summary>
internal static class PaddingMode
{
    // Of the largest output: what rounding may do, and how near the best mode has to come.
    private const double Rounding = 1e-5;
    private const double Near = 1e-3;

    private static readonly (string Name, Func<long, long, long> Source)[] Modes =
    [
        ("reflect", (place, _) => Math.Abs(place)),
        ("replicate", (place, _) => Math.Max(0, place)),
        ("circular", (place, length) => (place + length) % length),
    ];

    /// <summary>The mode's name; null for zeros.</summary>
    public static string? Of(LayerProbe layer, long channels, ConvolutionAxis[] axes)
    {
        var axis = Array.FindIndex(axes, one => one.Padding > 0);
        if (axis < 0 || !layer.IsExactEnough)
        {
            return null;
        }

        // More than twice the padding, so that no two modes take the same input for one beyond the border.
        var sizes = axes.Select(one => one.Stride + (2 * one.Padding) + (one.Dilation * (one.Kernel - 1)) + 1).ToArray();
        var values = Enumerable.Range(1, (int)sizes[axis]).Select(i => 5 * Math.Sin(i * i)).ToArray();
        if (FirstOutput(layer, channels, axes, axis, sizes, values) is not { } seen)
        {
            return null;
        }

        var taps = Taps(layer, axis, seen.Length);
        double Error(Func<long, double> input) => seen.Select((value, output) => Math.Abs(value - Predicted(taps[output], axes[axis], input))).Max();
        var largest = seen.Max(Math.Abs);
        if (Error(place => place < 0 ? 0 : values[place]) <= Rounding * largest)
        {
            return null;
        }

        var (name, error) = Modes.Select(mode => (mode.Name, Error: Error(place => values[mode.Source(place, values.Length)]))).MinBy(mode => mode.Error);
        return error <= Near * largest ? name : null;
    }

    /// <summary>The first output along the dimension, for each channel that sees the first channel of the input, without bias.</summary>
    private static double[]? FirstOutput(LayerProbe layer, long channels, ConvolutionAxis[] axes, int axis, long[] sizes, double[] values)
    {
        var along = Enumerable.Repeat(1L, axes.Length).ToArray();
        along[axis] = values.Length;
        var input = layer.Zeros([1, channels, .. sizes]);
        using var bias = layer.Forward(input);
        input.select(0, 0).select(0, 0).copy_(layer.Input(values, along).expand(sizes));
        if (bias is null || layer.Forward(input) is not { } output)
        {
            return null;
        }

        var difference = (output - bias).select(0, 0);
        for (var other = axes.Length - 1; other >= 0; other--)
        {
            // Along the other dimensions an output that no padding reaches.
            var inside = other == axis ? 0 : (axes[other].Padding + axes[other].Stride - 1) / axes[other].Stride;
            difference = difference.select(other + 1, inside);
        }

        var weight = layer.SizesOf("weight")!;
        return LayerProbe.Numbers(difference)[..(int)(weight[0] * weight[1] / channels)];
    }

    /// <summary>The kernel of the first input channel, summed up along the other dimensions.</summary>
    private static double[][] Taps(LayerProbe layer, int axis, int outputs)
    {
        var kernel = layer["weight"]!.detach().select(1, 0).transpose(1, axis + 1);
        var sums = LayerProbe.Numbers(kernel.shape.Length > 2 ? kernel.flatten(2).sum(2) : kernel);
        return [.. sums.Chunk((int)kernel.shape[1]).Take(outputs)];
    }

    private static double Predicted(double[] taps, ConvolutionAxis axis, Func<long, double> input) =>
        taps.Select((tap, place) => tap * input((place * axis.Dilation) - axis.Padding)).Sum();
}
