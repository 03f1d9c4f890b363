namespace MLNetTorch.Networks;

/// <summary>Splitting a dimension: tried on inputs of one size after the other, since only the right size can be split.</summary>
internal static class UnflattenReading
{
    // Two ranks each, and sizes whose products stay countable.
    private static readonly (int One, int Other, long LargestSize)[] Attempts = [(4, 5, 2048), (6, 7, 200)];

    public static string Describe(LayerProbe layer)
    {
        foreach (var (one, other, largestSize) in Attempts)
        {
            for (var size = 2L; size <= largestSize; size++)
            {
                if (Split(layer, one, size) is { } found && Split(layer, other, size) is { } moved)
                {
                    var dimension = found.Dimension == moved.Dimension ? found.Dimension : found.Dimension - one;
                    return $"dim={dimension}, unflattened_size={PythonText.Tuple(WithRest(layer, one, size, found.Sizes))}";
                }
            }
        }

        return "";
    }

    /// <summary>One size may have been left to be found, which grows with the input.</summary>
    private static long[] WithRest(LayerProbe layer, int rank, long size, long[] sizes) =>
        Split(layer, rank, 2 * size)?.Sizes is { } larger ? [.. sizes.Zip(larger, (before, after) => before == after ? before : -1)] : sizes;

    private static (int Dimension, long[] Sizes)? Split(LayerProbe layer, int rank, long size)
    {
        if (Output(layer, [.. Enumerable.Repeat(size, rank)]) is null)
        {
            return null;
        }

        for (var dimension = 0; dimension < rank; dimension++)
        {
            // Everywhere else a size that is no multiple: only the right dimension passes.
            var sizes = Enumerable.Repeat((2 * size) + 1, rank).ToArray();
            sizes[dimension] = size;
            if (Output(layer, sizes) is { } shape)
            {
                return (dimension, shape[dimension..(dimension + shape.Length - rank + 1)]);
            }
        }

        return null;
    }

    // One number, seen as an input of any size.
    private static long[]? Output(LayerProbe layer, long[] sizes) => layer.Forward(layer.Zeros().expand(sizes))?.shape;
}
