using System.Diagnostics;
using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Benchmarks.Loading;

/// <summary>Our side: a checkpoint into a network that is there.</summary>
internal static class LoadingRun
{
    public static LoadingMeasurement Measure(string path, int repetitions)
    {
        using var scope = NewDisposeScope();
        using var network = new ResNet { Depth = 18 }.Build(new NetworkShape([3, 224, 224], 1000));
        var (whole, increase, before) = (0.0, 0.0, 0.0);
        var seconds = new List<double>();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            if (repetition == 0)
            {
                whole = PeakMemory.MiB();
                PeakMemory.Reset();
                before = PeakMemory.NowMiB();
            }

            var start = Stopwatch.GetTimestamp();
            NetworkWeights.Load(network, path);
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            if (repetition == 0)
            {
                increase = PeakMemory.MiB() - before;
                whole = Math.Max(whole, PeakMemory.MiB());
            }
        }

        var sum = network.state_dict().Values.Sum(value => value.to(ScalarType.Float64).sum().item<double>());
        return new LoadingMeasurement(seconds[0], Statistics.Median(seconds.Skip(1)), increase, whole, sum);
    }
}
