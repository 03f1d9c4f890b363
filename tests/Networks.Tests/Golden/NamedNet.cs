using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks.Tests.Golden;

/// <summary>An own module of any name with any parts, to be looked at, not run.</summary>
internal sealed class NamedNet : Module<Tensor, Tensor>
{
    public NamedNet(string name, params (string Name, Module Module)[] parts)
        : base(name)
    {
        foreach (var (part, module) in parts)
        {
            register_module(part, module);
        }
    }

    public override Tensor forward(Tensor input) => throw new NotSupportedException("Only to be looked at.");
}
