using System.Diagnostics;
using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Benchmarks.Networks;

/// <summary>Our side: a training step without its optimiser, zero_grad, forward, loss and backward, on one batch of made-up images.
/// Channels-last is said of the images alone, as our trainer lays them out; the weights stay as they are made.</summary>
internal static class StepRun
{
    private const int Warmup = 3;

    public static StepMeasurement Measure(string network, bool channelsLast, int steps)
    {
        var (builder, shape, rows) = Of(network);
        manual_seed(1);
        using var model = builder.Build(shape);
        model.train();
        using var flat = randn([rows, .. shape.Input]);
        using var images = channelsLast ? flat.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : flat.alias();
        using var labels = arange(rows, ScalarType.Int64).remainder(shape.Output);

        var (seconds, processor, loss) = (new List<double>(), new List<double>(), 0.0);
        using var process = Process.GetCurrentProcess();
        for (var step = 0; step < steps + Warmup; step++)
        {
            process.Refresh();
            var (watch, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
            loss = Step(model, images, labels);
            seconds.Add(watch.Elapsed.TotalSeconds);
            process.Refresh();
            processor.Add((process.TotalProcessorTime - before).TotalSeconds);
        }

        return new StepMeasurement([.. seconds.Skip(Warmup)], [.. processor.Skip(Warmup)], PeakMemory.MiB(), get_num_threads(), loss);
    }

    private static double Step(nn.Module<Tensor, Tensor> model, Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        model.zero_grad();
        var loss = nn.functional.cross_entropy(model.call(images), labels);
        loss.backward();
        return loss.ToDouble();
    }

    private static (INetworkBuilder Builder, NetworkShape Shape, long Rows) Of(string network) => network switch
    {
        "resnet18" => (new ResNet(), new NetworkShape([3, 32, 32], 10), 64),
        "convnet" => (new ConvNet(), new NetworkShape([1, 28, 28], 10), 64),
        _ => throw new ArgumentException($"Unknown network '{network}'; expected resnet18 or convnet."),
    };
}
