using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Benchmarks.Training;

/// <summary>The losses of two steps from weights by a formula, dropout off: the same as peers/models.py computes, or something is wrong.</summary>
internal static class Check
{
    private const int Rows = 64;

    public static double[] LossesOf(Workload workload)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var network = workload.Builder.Build(workload.Shape);
        Fill(network);
        network.train(workload.Name == "resnet18");
        var size = (int)workload.Shape.InputSize;
        var images = tensor(Enumerable.Range(0, Rows).SelectMany(row => MadeUpImages.Row(row, size)).ToArray()).reshape([Rows, .. workload.Shape.Input]);
        var labels = arange(Rows, ScalarType.Int64).remainder(workload.Shape.Output);
        using var optimizer = optim.SGD(network.parameters(), 0.01, momentum: 0.5);
        return [Step(network, optimizer, images, labels), Step(network, optimizer, images, labels)];
    }

    /// <summary>Weights by a formula.</summary>
    public static void Fill(nn.Module network)
    {
        using var fixedWeights = no_grad();
        using var scope = NewDisposeScope();
        var scales = network.modules().OfType<BatchNorm2d>().Select(layer => layer.weight!.Handle).ToHashSet();
        foreach (var (weight, i) in network.parameters().Select((weight, i) => (weight, i)))
        {
            var wave = arange(1, weight.numel() + 1, ScalarType.Float32).mul(0.37 + (0.01 * (i % 50))).sin().view(weight.shape);
            weight.copy_(weight.dim() > 1
                ? wave * Math.Pow(weight[0].numel(), -0.5)
                : (wave * 0.05) + (scales.Contains(weight.Handle) ? 1 : 0));
        }
    }

    private static double Step(nn.Module<Tensor, Tensor> network, optim.Optimizer optimizer, Tensor images, Tensor labels)
    {
        optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(network.call(images), labels);
        loss.backward();
        optimizer.step();
        return loss.ToDouble();
    }
}
