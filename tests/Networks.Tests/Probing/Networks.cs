using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Probing;

/// <summary>A network built for 28x28 images whose author counted on 320 features whatever comes.</summary>
internal sealed class StubbornNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> conv;
    private readonly Module<Tensor, Tensor> fc;
    private readonly bool view;

    public StubbornNet(bool view)
        : base(nameof(StubbornNet))
    {
        conv = Conv2d(1, 20, 25);
        fc = Linear(320, 10);
        this.view = view;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var features = conv.call(input);
        features = view ? features.reshape(input.shape[0], 320) : features.flatten(1);
        return fc.call(features).MoveToOuterDisposeScope();
    }
}

/// <summary>A network with a part inside a part.</summary>
internal sealed class NestedNet : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> body;

    public NestedNet(Module<Tensor, Tensor> body)
        : base(nameof(NestedNet))
    {
        this.body = body;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => body.call(input);
}
