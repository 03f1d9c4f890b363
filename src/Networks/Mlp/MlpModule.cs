using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal sealed class MlpModule : Module<Tensor, Tensor>, IInferenceLayers
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

    public IReadOnlyList<Module<Tensor, Tensor>> InferenceLayers() =>
        [Flatten(), .. layers.SelectMany(WithActivation), .. options.OutputActivation.Layers()];

    private Module<Tensor, Tensor>[] WithActivation(Module<Tensor, Tensor> layer, int index) =>
        IsActivated(index) ? [layer, .. options.Activation.Layers()] : [layer];

    private bool IsActivated(int index) => index < layers.Length - 1 || options.ActivateLast;

    private Tensor AfterLayer(int index, Tensor x)
    {
        if (IsActivated(index))
        {
            x = options.Activation.ApplyTo(x);
        }

        return index == layers.Length - 1 || !training || options.Dropout == 0 ? x : functional.dropout(x, options.Dropout, true);
    }
}
