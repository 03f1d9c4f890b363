using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal sealed class ResidualModule : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> body;
    private readonly Module<Tensor, Tensor>? shortcut;

    private ResidualModule(Module<Tensor, Tensor> body, Module<Tensor, Tensor>? shortcut)
        : base("Residual")
    {
        this.body = body;
        this.shortcut = shortcut;
        RegisterComponents();
    }

    public static ResidualModule Of(LayerPlan body, LayerPlan? shortcut)
    {
        var main = body.Create();
        try
        {
            return new ResidualModule(main, shortcut?.Create());
        }
        catch
        {
            main.Dispose();
            throw;
        }
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return (body.call(input) + (shortcut?.call(input) ?? input)).MoveToOuterDisposeScope();
    }
}
