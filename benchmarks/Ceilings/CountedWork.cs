using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Benchmarks.Ceilings;

/// <summary>What a network has to compute and to move at the least, counted from its layers.</summary>
/// <param name="Gigaflops">Operations of its convolutions and linear layers; all else is little.</param>
/// <param name="Gibibytes">Of memory, were each number read and written no oftener than it must and nothing kept in a cache.</param>
internal sealed record CountedWork(double Gigaflops, double Gibibytes)
{
    // A training step reads each weight forward and backward, writes its gradient, and SGD with momentum reads and writes weight, gradient and momentum.
    private const int PassesOverWeights = 8;
    // Each value is written and read forward, read backward, and its gradient is written and read.
    private const int PassesOverValues = 5;
    // Forward and for the gradient of the first weights.
    private const int PassesOverInput = 2;

    /// <summary>A training step of some rows.</summary>
    public static CountedWork Training(Workload workload, int rows)
    {
        var (layers, weights, values) = Count(workload);
        // Backward each layer has two products of the forward one's size, for its weights and for its input; the first needs none for its input.
        var multiplications = (3 * layers.Sum()) - layers[0];
        return Of(multiplications * rows, (PassesOverWeights * weights) + (((PassesOverValues * values) + (PassesOverInput * workload.Shape.InputSize)) * rows));
    }

    /// <summary>Some rows scored.</summary>
    public static CountedWork Scoring(Workload workload, int rows)
    {
        var (layers, weights, values) = Count(workload);
        return Of(layers.Sum() * rows, weights + (((2 * values) + workload.Shape.InputSize) * rows));
    }

    private static CountedWork Of(double multiplications, double floats) => new(2 * multiplications / 1e9, floats * sizeof(float) / (1 << 30));

    /// <summary>The multiplications of each layer for one row, the network's weights, and the values that its layers give for one row.</summary>
    private static (double[] Layers, double Weights, double Values) Count(Workload workload)
    {
        using var scope = NewDisposeScope();
        using var network = workload.Builder.Build(workload.Shape);
        using var trace = ForwardTrace.Run(network, zeros([1, .. workload.Shape.Input]));
        var state = NetworkState.Of(network);
        var weighted = trace.Where(value => value.Label is null && state.ContainsKey($"{value.Path}.weight")).ToList();
        var layers = weighted.Select(value => (Weight: state[$"{value.Path}.weight"], value.Value)).Where(layer => layer.Weight.dim() > 1)
            .Select(layer => (double)layer.Weight.numel() * layer.Value.shape.Skip(2).Aggregate(1L, (all, size) => all * size));
        return ([.. layers], network.parameters().Sum(each => each.numel()), weighted.Sum(value => value.Value.numel()));
    }
}
