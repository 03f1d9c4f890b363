using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Tells when it is run.</summary>
internal sealed class CountingNetwork : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> inner;
    private readonly Action _called;

    public CountingNetwork(Module<Tensor, Tensor> network, Action called)
        : base(nameof(CountingNetwork))
    {
        inner = network;
        _called = called;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        _called();
        return inner.call(input);
    }
}
