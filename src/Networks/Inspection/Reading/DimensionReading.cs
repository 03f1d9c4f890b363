using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>
/// Layers that are told dimensions: inputs of two ranks show which. A dimension counted from the end moves with the rank, one counted from the start does not.
/// </summary>
internal static class DimensionReading
{
    private static readonly (int One, int Other)[] Ranks = [(4, 5), (6, 7), (11, 12)];

    public static string Softmax(LayerProbe layer) => Dimension(layer, output => output);

    public static string LogSoftmax(LayerProbe layer) => Dimension(layer, output => output.exp());

    public static string Flatten(LayerProbe layer)
    {
        foreach (var (one, other) in Ranks)
        {
            if (Joined(layer, one) is { } small && Joined(layer, other) is { } large)
            {
                return $"start_dim={Counted(small.Start, large.Start, one)}, end_dim={Counted(small.End, large.End, one)}";
            }
        }

        return "start_dim=1, end_dim=-1";
    }

    private static string Dimension(LayerProbe layer, Func<Tensor, Tensor> probabilities)
    {
        foreach (var (one, other) in Ranks)
        {
            if (Normalized(layer, one, probabilities) is { } small && Normalized(layer, other, probabilities) is { } large)
            {
                return $"dim={Counted(small, large, one)}";
            }
        }

        return "dim=None";
    }

    /// <summary>The dimension as it was given.</summary>
    private static int Counted(int inOne, int inOther, int rank) => inOne == inOther ? inOne : inOne - rank;

    /// <summary>Along which dimension the outputs sum to one.</summary>
    private static int? Normalized(LayerProbe layer, int rank, Func<Tensor, Tensor> probabilities)
    {
        var sizes = Enumerable.Repeat(2L, rank).ToArray();
        double[] values = [.. Enumerable.Range(1, 1 << rank).Select(i => Math.Sin(i * i))];
        if (layer.Forward(layer.Input(values, sizes)) is not { } output)
        {
            return null;
        }

        var shares = probabilities(output);
        var dimensions = Enumerable.Range(0, rank).Where(dimension => LayerProbe.Numbers(shares.sum(dimension)).All(sum => Math.Abs(sum - 1) < 1e-6)).ToList();
        return dimensions is [var only] ? only : null;
    }

    /// <summary>Which dimensions were joined; null when none, or the layer takes no input of this rank.</summary>
    private static (int Start, int End)? Joined(LayerProbe layer, int rank)
    {
        if (layer.Forward(layer.Zeros([.. Enumerable.Repeat(2L, rank)]))?.shape is not { } shape || shape.Length == rank)
        {
            return null;
        }

        var start = Array.FindIndex(shape, size => size != 2);
        return (start, start + rank - shape.Length);
    }
}
