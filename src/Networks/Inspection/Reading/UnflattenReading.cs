using System.Globalization;
using System.Text.RegularExpressions;

namespace MLNetTorch.Networks;

/// <summary>Splitting a dimension: an input that cannot be split makes libtorch tell the sizes, one that can shows which dimension is split.</summary>
internal static partial class UnflattenReading
{
    // Small enough that seven of it can be counted.
    private const long Prime = 211;

    private static readonly (int One, int Other)[] Ranks = [(4, 5), (6, 7)];

    public static string Describe(LayerProbe layer)
    {
        foreach (var (one, other) in Ranks)
        {
            if (ToldSizes(layer, one) is not { } sizes)
            {
                continue;
            }

            var extent = sizes.Where(size => size > 0).Aggregate(1L, (product, size) => product * size);
            if (Split(layer, one, extent) is { } found && Split(layer, other, extent) is { } moved)
            {
                return $"dim={(found == moved ? found : found - one)}, unflattened_size={PythonText.Tuple(sizes)}";
            }
        }

        return "";
    }

    private static long[]? ToldSizes(LayerProbe layer, int rank)
    {
        var told = SizesInMessage().Match(layer.Refusal(Input(layer, [.. Enumerable.Repeat(Prime, rank)])) ?? "");
        return told.Success ? [.. told.Groups[1].Value.Split(',').Select(size => long.Parse(size, CultureInfo.InvariantCulture))] : null;
    }

    /// <summary>The dimension that takes what no other takes.</summary>
    private static int? Split(LayerProbe layer, int rank, long extent)
    {
        for (var dimension = 0; dimension < rank; dimension++)
        {
            var sizes = Enumerable.Repeat(Prime, rank).ToArray();
            sizes[dimension] = extent;
            if (layer.Forward(Input(layer, sizes)) is not null)
            {
                return dimension;
            }
        }

        return null;
    }

    // One number, seen as an input of any size.
    private static TorchSharp.torch.Tensor Input(LayerProbe layer, long[] sizes) => layer.Zeros().expand(sizes);

    [GeneratedRegex(@"sizes \[(-?\d+(?:, -?\d+)*)\]")]
    private static partial Regex SizesInMessage();
}
