using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>What the fixed hidden layer computes, for the modules that hold its parts.</summary>
internal static class FixedHidden
{
    /// <summary>Weights that are drawn once and never trained, uniformly from [0, 1).</summary>
    public static Tensor NewWeight(long units) => rand(units, units).DetachFromDisposeScope();

    /// <summary>One linear layer, the fixed weights, the same linear layer again; then the numbers are halved until they are small.</summary>
    public static Tensor Run(Module<Tensor, Tensor> linear, Tensor fixedWeight, Tensor input, bool normOverBatch)
    {
        using var scope = NewDisposeScope();
        var x = linear.call(input.flatten(1));
        x = x.matmul(fixedWeight).add_(1).relu_();
        return Halved(linear.call(x), normOverBatch).MoveToOuterDisposeScope();
    }

    private static Tensor Halved(Tensor x, bool normOverBatch)
    {
        while (true)
        {
            var norm = normOverBatch ? x.abs().sum() : x.abs().sum(1, true);

            // Halving never makes an infinite number small; without this an overflow would run for ever.
            var large = norm.gt(1).logical_and(norm.lt(double.PositiveInfinity));
            if (!large.any().ToBoolean())
            {
                return x;
            }

            x = normOverBatch ? x / 2 : where(large, x / 2, x);
        }
    }
}
