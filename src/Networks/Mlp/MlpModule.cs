using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal sealed class MlpModule : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor>[] layers;
    private readonly Mlp options;

    public MlpModule(Mlp options, NetworkShape shape)
        : base(nameof(Mlp))
    {
        this.options = options;
        long[] sizes = [shape.InputSize, .. options.HiddenSizes, shape.Output];
        layers = new Module<Tensor, Tensor>[sizes.Length - 1];
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i] = Linear(sizes[i], sizes[i + 1]);
            register_module($"fc{i}", layers[i]);
        }
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = input.flatten(1);
        for (var i = 0; i < layers.Length; i++)
        {
            x = AfterLayer(i, layers[i].call(x));
        }

        return options.OutputActivation.ApplyTo(x).MoveToOuterDisposeScope();
    }

    private Tensor AfterLayer(int index, Tensor x)
    {
        var last = index == layers.Length - 1;
        if (!last || options.ActivateLast)
        {
            x = options.Activation.ApplyTo(x);
        }

        return last || !training || options.Dropout == 0 ? x : functional.dropout(x, options.Dropout, true);
    }
}
