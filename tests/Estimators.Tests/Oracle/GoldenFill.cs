namespace MLNetTorch.Estimators.Tests;

/// <summary>Weights by a formula instead of chance, the same as those that the golden numbers were made with (golden/README.md).</summary>
internal static class GoldenFill
{
    /// <summary>A builder whose networks have these weights.</summary>
    public static INetworkBuilder Filled(this INetworkBuilder builder, int firstTag)
        => Network.From(shape => Fill(builder.Build(shape), firstTag), builder.OutputActivation);

    private static torch.nn.Module<torch.Tensor, torch.Tensor> Fill(torch.nn.Module<torch.Tensor, torch.Tensor> network, int firstTag)
    {
        FillModule.Apply(network, firstTag);
        return network;
    }
}
