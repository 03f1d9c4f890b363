namespace MLNetTorch.Estimators.Tests;

/// <summary>A linear network that notes the first feature of every row it sees, which tests let be the number of the row.</summary>
internal sealed class SpyNetwork : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> layer;
    private readonly List<int[]> _learned;
    private readonly List<int[]> _measured;

    private SpyNetwork(NetworkShape shape, List<int[]> learned, List<int[]> measured)
        : base(nameof(SpyNetwork))
    {
        (_learned, _measured) = (learned, measured);
        layer = torch.nn.Linear(shape.InputSize, shape.Output);
        RegisterComponents();
    }

    /// <summary>A builder whose networks note their batches in these lists.</summary>
    public static INetworkBuilder Builder(List<int[]> learned, List<int[]>? measured = null)
        => Network.From(shape => new SpyNetwork(shape, learned, measured ?? []));

    public override torch.Tensor forward(torch.Tensor input)
    {
        // The dry run's rows are made of nothing.
        if (input.abs().sum().item<float>() > 0)
            (training ? _learned : _measured).Add([.. input.select(1, 0).contiguous().data<float>().ToArray().Select(each => (int)each)]);
        return layer.call(input * 1e-3f);
    }
}
