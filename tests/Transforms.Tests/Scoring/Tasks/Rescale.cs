using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms.Tests;

/// <summary>The first number of each row, times a factor, as [N, 1].</summary>
internal sealed class Rescale(double factor) : Module<Tensor, Tensor>(nameof(Rescale))
{
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return (input.narrow(1, 0, 1) * factor).MoveToOuterDisposeScope();
    }
}
