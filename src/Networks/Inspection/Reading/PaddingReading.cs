using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>Layers that pad: where they put the input, and what they put around it.</summary>
internal static class PaddingReading
{
    private const long LongestInput = 4096;

    /// <summary>The widths in parentheses: the last dimension first, before and after.</summary>
    public static string Bare(LayerProbe layer, int dimensions) => Placed(layer, dimensions) is { } padded ? PythonText.Tuple(padded.Widths) : "";

    public static string Constant(LayerProbe layer, int dimensions) => Placed(layer, dimensions) is { } padded
        ? $"padding={PythonText.Tuple(padded.Widths)}, value={PythonText.Number(padded.Corner)}"
        : "";

    private static (long[] Widths, double Corner)? Placed(LayerProbe layer, int dimensions)
    {
        var widths = new List<long>();
        var corner = 0.0;
        for (var axis = dimensions - 1; axis >= 0; axis--)
        {
            if (Along(layer, dimensions, axis) is not { } found)
            {
                return null;
            }

            widths.AddRange([found.Before, found.After]);
            corner = found.Border ?? corner;
        }

        return ([.. widths], corner);
    }

    private static (long Before, long After, double? Border)? Along(LayerProbe layer, int dimensions, int axis)
    {
        // Longer and longer, until the input fills the middle of the output.
        for (var length = 8L; length <= LongestInput; length *= 2)
        {
            var others = dimensions == 3 ? Math.Min(length, 32) : length;
            var sizes = Enumerable.Repeat(others, dimensions).ToArray();
            sizes[axis] = length;
            var along = Enumerable.Repeat(1L, dimensions).ToArray();
            along[axis] = length;
            double[] values = [.. Enumerable.Range(1, (int)length).Select(i => Math.Sin(i))];
            if (layer.Forward(layer.Input(values, [1, 1, .. along]).expand([1, 1, .. sizes])) is { } output
                && output.shape[2..].Zip(sizes).All(size => 2 * size.First < 3 * size.Second && 2 * size.First > size.Second))
            {
                return Located(Line(output, axis), values);
            }
        }

        return null;
    }

    private static double[] Line(Tensor output, int axis)
    {
        var line = output.select(0, 0).select(0, 0);
        for (var other = line.shape.Length - 1; other >= 0; other--)
        {
            line = other == axis ? line : line.select(other, line.shape[other] / 2);
        }

        return LayerProbe.Numbers(line);
    }

    /// <summary>Where three neighbours of the input are found again in their order: mirrored ones would be the other way round.</summary>
    private static (long Before, long After, double? Border)? Located(double[] line, double[] values)
    {
        var middle = values.Length / 2;
        for (var place = 1; place < line.Length - 1; place++)
        {
            if (line.AsSpan(place - 1, 3).SequenceEqual(values.AsSpan(middle - 1, 3)))
            {
                var (before, after) = (place - middle, line.Length - values.Length - (place - middle));
                return (before, after, before > 0 ? line[0] : after > 0 ? line[^1] : null);
            }
        }

        return null;
    }
}
