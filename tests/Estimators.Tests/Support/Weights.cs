namespace MLNetTorch.Estimators.Tests;

internal static class Weights
{
    /// <summary>All weights as one array of bytes, so that equality means equality to the bit.</summary>
    public static byte[] Of(torch.nn.Module<torch.Tensor, torch.Tensor> network)
    {
        using var scope = torch.NewDisposeScope();
        return [.. network.state_dict().OrderBy(weight => weight.Key, StringComparer.Ordinal).SelectMany(weight => weight.Value.cpu().contiguous().bytes.ToArray())];
    }
}
