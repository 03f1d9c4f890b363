using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal sealed class FixedHiddenMlpModule : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> linear;
    private readonly Tensor rand_weight;
    private readonly Module<Tensor, Tensor>? @out;
    private readonly FixedHiddenMlp options;

    public FixedHiddenMlpModule(FixedHiddenMlp options, NetworkShape shape)
        : base(nameof(FixedHiddenMlp))
    {
        this.options = options;
        linear = Linear(shape.InputSize, shape.InputSize);
        rand_weight = FixedHidden.NewWeight(shape.InputSize);
        @out = shape.Output == 1 ? null : Linear(shape.InputSize, shape.Output);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = FixedHidden.Run(linear, rand_weight, input, options.NormOverBatch);
        x = @out is null ? x.sum(1, true) : @out.call(x);
        return options.OutputActivation.ApplyTo(x).MoveToOuterDisposeScope();
    }
}
