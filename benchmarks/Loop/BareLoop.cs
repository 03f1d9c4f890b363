using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Benchmarks.Loop;

/// <summary>
/// The loop that one would write by hand for the same training, with nothing around it: rows in one tensor, batches by a permutation, images
/// channels-last, the loss read at every step and summed over the validation rows at the end.
/// </summary>
internal sealed class BareLoop(TrainingSet training, TrainingSet validation, int batchSize) : IDisposable
{
    private readonly nn.Module<Tensor, Tensor> _network = new ConvNet().Build(new NetworkShape(training.FeatureShape, 10));
    private optim.Optimizer? _optimizer;

    public double RunEpoch()
    {
        _optimizer ??= Optimizers.Sgd(learningRate: 0.01, momentum: 0.5).Create(_network.parameters());
        return Learn() + Measure();
    }

    public void Dispose()
    {
        _optimizer?.Dispose();
        _network.Dispose();
    }

    private double Learn()
    {
        using var order = randperm(training.Count);
        _network.train();
        var sum = 0.0;
        for (var start = 0L; start < training.Count; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var rows = order.narrow(0, start, Math.Min(batchSize, training.Count - start));
            var labels = training.Labels.index_select(0, rows);
            _optimizer!.zero_grad();
            var output = _network.call(ChannelsLast(training.Features.index_select(0, rows)));
            var loss = nn.functional.cross_entropy(output, labels);
            loss.backward();
            _optimizer.step();
            sum += loss.item<float>() + output.argmax(1).eq(labels).sum().item<long>();
        }
        return sum;
    }

    private double Measure()
    {
        using var fixedWeights = no_grad();
        _network.eval();
        var sum = 0.0;
        for (var start = 0L; start < validation.Count; start += batchSize)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(batchSize, validation.Count - start);
            var labels = validation.Labels.narrow(0, start, count);
            var output = _network.call(ChannelsLast(validation.Features.narrow(0, start, count)));
            sum += nn.functional.cross_entropy(output, labels).item<float>() + output.argmax(1).eq(labels).sum().item<long>();
        }
        return sum;
    }

    // With one channel both layouts are the same bytes, and only the strides have to say so.
    private static Tensor ChannelsLast(Tensor images) => images.squeeze(1).unsqueeze(-1).permute(0, 3, 1, 2);
}
