namespace MLNetTorch.Networks;

/// <summary>Splitting a dimension: tried on inputs of one size after the other, since only the right size can be split.</summary>
internal static class UnflattenReading
{
    private const long LargestSize = 4096;

    public static string Describe(LayerProbe layer)
    {
        foreach (var (one, other) in new[] { (4, 5), (6, 7) })
        {
            for (var size = 2L; size <= LargestSize; size++)
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
        // One number, seen as an input of any size.
        var sizes = Enumerable.Repeat(size, rank).ToArray();
        if (layer.Forward(layer.Zeros().expand(sizes))?.shape is not { } shape || shape.Length <= rank)
        {
            return null;
        }

        var dimension = Array.FindIndex(shape, extent => extent != size);
        return dimension < 0 ? null : (dimension, shape[dimension..(dimension + shape.Length - rank + 1)]);
    }
}
