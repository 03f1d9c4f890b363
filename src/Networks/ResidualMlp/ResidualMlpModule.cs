using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

internal sealed class ResidualMlpModule : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> fc1;
    private readonly Module<Tensor, Tensor> relu;
    private readonly Module<Tensor, Tensor> fc2;
    private readonly OutputActivation outputActivation;

    public ResidualMlpModule(ResidualMlp options, NetworkShape shape)
        : base(nameof(ResidualMlp))
    {
        fc1 = Linear(shape.InputSize, options.HiddenSize);
        relu = ReLU();
        fc2 = Linear(options.HiddenSize, shape.Output);
        outputActivation = options.OutputActivation;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = fc1.call(input.flatten(1));
        return outputActivation.ApplyTo(fc2.call(relu.call(x) + x)).MoveToOuterDisposeScope();
    }
}
