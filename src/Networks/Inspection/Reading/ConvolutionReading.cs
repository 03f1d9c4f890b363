namespace MLNetTorch.Networks;

/// <summary>
/// A convolution's sizes: kernel and channels from the weights, groups from the number of channels it takes, the rest along one dimension after the
/// other (<see cref="ConvolutionAxis"/>).
/// </summary>
internal static class ConvolutionReading
{
    public static string Describe(LayerProbe layer)
    {
        if (layer.SizesOf("weight") is not { Length: > 2 } weight)
        {
            return "";
        }

        var dimensions = weight.Length - 2;
        var kernel = weight[2..];
        var groups = Groups(layer, weight[0], weight[1], dimensions);
        var axes = ConvolutionAxis.All(layer, weight[1] * groups, kernel);
        var text = $"{weight[1] * groups}, {weight[0]}, kernel_size={PythonText.Tuple(kernel)}, stride={Tuple(axes, axis => axis.Stride)}";
        text += axes.Any(axis => axis.PaddingAfter != axis.Padding) ? ", padding=same"
            : axes.Any(axis => axis.Padding != 0) ? $", padding={Tuple(axes, axis => axis.Padding)}"
            : "";
        text += axes.Any(axis => axis.Dilation != 1) ? $", dilation={Tuple(axes, axis => axis.Dilation)}" : "";
        text += groups != 1 ? $", groups={groups}" : "";
        text += layer.Has("bias") ? "" : ", bias=False";
        return PaddingMode.Of(layer, weight[1] * groups, axes) is { } mode ? $"{text}, padding_mode={mode}" : text;
    }

    private static string Tuple(ConvolutionAxis[] axes, Func<ConvolutionAxis, long> number) => PythonText.Tuple([.. axes.Select(number)]);

    /// <summary>The weights hold the channels of one group; the layer takes those of all.</summary>
    private static long Groups(LayerProbe layer, long outputs, long channelsOfGroup, int dimensions)
    {
        var sizes = Enumerable.Repeat(ConvolutionAxis.Wide, dimensions);
        for (var groups = 1L; groups <= outputs; groups++)
        {
            if (outputs % groups == 0 && layer.Forward(layer.Zeros([0, channelsOfGroup * groups, .. sizes])) is not null)
            {
                return groups;
            }
        }

        return 1;
    }
}
