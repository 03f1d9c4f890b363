using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>Layers whose weights tell their sizes.</summary>
internal static class LinearReading
{
    public static string Linear(LayerProbe layer) => layer.SizesOf("weight") is [var outputs, var inputs]
        ? $"in_features={inputs}, out_features={outputs}, bias={PythonText.Bool(layer.Has("bias"))}"
        : "";

    public static string Embedding(LayerProbe layer) => layer.SizesOf("weight") is [var rows, var columns]
        ? $"{rows}, {columns}{(PaddingIndex(layer, rows) is { } index ? $", padding_idx={index}" : "")}"
        : "";

    /// <summary>The one row that learns nothing although it is looked up.</summary>
    private static long? PaddingIndex(LayerProbe layer, long rows)
    {
        var weight = layer["weight"]!;
        if (!weight.requires_grad)
        {
            return null;
        }

        // With a limit on the norms of its rows, a look-up changes the table.
        using var kept = new KeptTensors([weight]);
        using var gradients = enable_grad();
        if (layer.Forward(arange(rows, ScalarType.Int64, weight.device)) is not { requires_grad: true } vectors
            || autograd.grad([vectors.sum()], [weight])[0] is not { is_sparse: false } gradient)
        {
            return null;
        }

        long[] untouched = [.. LayerProbe.Numbers(gradient.detach().abs().sum(1)).Select((sum, row) => (sum, (long)row)).Where(row => row.sum == 0).Select(row => row.Item2)];
        return untouched is [var only] ? only : null;
    }
}
