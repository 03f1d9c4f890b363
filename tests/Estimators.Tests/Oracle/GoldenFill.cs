namespace MLNetTorch.Estimators.Tests;

/// <summary>Weights by a formula instead of chance, the same as those that the golden numbers were made with (golden/README.md).</summary>
internal static class GoldenFill
{
    /// <summary>A builder whose networks have these weights.</summary>
    public static INetworkBuilder Filled(this INetworkBuilder builder, int firstTag)
        => Network.From(shape => Fill(builder.Build(shape), firstTag), builder.OutputActivation);

    /// <summary>The formula: a number in [0, 1) for each tag and index.</summary>
    public static double Number(int tag, uint index)
    {
        var x = unchecked(index + (0x9E3779B9u * (uint)(tag + 1)));
        x ^= x >> 16;
        x = unchecked(x * 0x7FEB352Du);
        x ^= x >> 15;
        x = unchecked(x * 0x846CA68Bu);
        x ^= x >> 16;
        return x / 4294967296.0;
    }

    private static torch.nn.Module<torch.Tensor, torch.Tensor> Fill(torch.nn.Module<torch.Tensor, torch.Tensor> network, int firstTag)
    {
        using var scope = torch.NewDisposeScope();
        using var fixedWeights = torch.no_grad();
        var tag = firstTag;
        foreach (var (_, weight) in network.named_parameters())
        {
            var limit = weight.dim() >= 2 ? Math.Sqrt(6.0 * weight.shape[0] / weight.numel()) : 0.1;
            var values = new float[weight.numel()];
            for (var index = 0; index < values.Length; index++)
                values[index] = (float)(-limit + (2 * limit * Number(tag, (uint)index)));
            weight.copy_(torch.tensor(values).reshape(weight.shape));
            tag++;
        }
        return network;
    }
}
