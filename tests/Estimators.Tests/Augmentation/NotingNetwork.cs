namespace MLNetTorch.Estimators.Tests;

/// <summary>A linear network that tells all that it reads and gives.</summary>
internal sealed class NotingNetwork : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> layer;
    private readonly Action<float[], float[], bool> _note;

    public NotingNetwork(NetworkShape shape, Action<float[], float[], bool> note)
        : base(nameof(NotingNetwork))
    {
        _note = note;
        layer = torch.nn.Linear(shape.InputSize, shape.Output);
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        var output = layer.call(input.flatten(1));
        // The dry run's rows are made of nothing.
        if (input.abs().sum().item<float>() > 0)
            _note(input.flatten().contiguous().data<float>().ToArray(), output.detach().flatten().data<float>().ToArray(), training);
        return output;
    }
}
