using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Tests;

/// <summary>Gives a network the weights of the reference (tests/golden/README.md, section 2).</summary>
internal static class FillModule
{
    public static void Apply(Module network, long tagBase)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var owners = network.named_modules().ToDictionary(entry => entry.name, entry => entry.module);
        var tag = tagBase;
        foreach (var (name, parameter) in network.named_parameters())
        {
            var owner = owners.GetValueOrDefault(name[..Math.Max(0, name.LastIndexOf('.'))], network);
            var (low, high) = Range(parameter.shape, name.EndsWith("weight", StringComparison.Ordinal) && owner.GetType().Name.StartsWith("BatchNorm", StringComparison.Ordinal));
            parameter.copy_(Fill.Tensor(tag++, parameter.shape, low, high));
        }

        tag = tagBase + 1000;
        foreach (var (name, buffer) in network.named_buffers().Where(entry => !entry.name.EndsWith("num_batches_tracked", StringComparison.Ordinal)))
        {
            var mean = name.EndsWith("running_mean", StringComparison.Ordinal);
            buffer.copy_(Fill.Tensor(tag++, buffer.shape, mean ? -0.1 : 0.5, mean ? 0.1 : 1.5));
        }
    }

    private static (double Low, double High) Range(long[] shape, bool scaleOfBatchNorm)
    {
        if (shape.Length < 2)
        {
            return scaleOfBatchNorm ? (0.9, 1.1) : (-0.1, 0.1);
        }

        var fanIn = shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        var bound = Math.Sqrt(6.0 / fanIn);
        return (-bound, bound);
    }
}
