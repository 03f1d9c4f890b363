using Microsoft.ML;
using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Networks;

namespace MLNetTorch.Benchmarks.Loop;

/// <summary>Epochs over streamed rows beside epochs over rows in memory, in turn, each in a process of its own; and the peak of memory by the number of rows.</summary>
internal static class StreamingComparison
{
    private const int Epochs = 3;

    public static int Run(string data, int rounds)
    {
        List<double> ratios = [];
        for (var round = 1; round <= rounds; round++)
        {
            var memory = Start("memory", data);
            var stream = Start("stream", data);
            ratios.Add(memory.Epoch / stream.Epoch);
            Console.WriteLine($"round {round}: in memory {memory.Epoch,7:F3} s/epoch {memory.PeakMiB,6:F0} MiB, streamed {stream.Epoch,7:F3} s/epoch {stream.PeakMiB,6:F0} MiB, "
                + $"speed {ratios[^1]:F3}");
        }
        Console.WriteLine($"median speed of streamed epochs, as a part of those in memory: {Statistics.Median(ratios):F3}");
        foreach (var rows in new[] { 50_000, 200_000, 800_000 })
        {
            var (streamed, held) = (Synthetic("stream", rows), Synthetic("memory", rows));
            Console.WriteLine($"{rows,8} rows of 784 numbers: peak {streamed.PeakMiB,6:F0} MiB streamed, {held.PeakMiB,6:F0} MiB in memory");
        }
        return 0;
    }

    /// <summary>One measurement on MNIST.</summary>
    public static Measurement Measure(string mode, string data)
    {
        var ml = new MLContext(seed: 1);
        var prepare = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]));
        var options = Options(mode) with { BatchSize = 64, Epochs = Epochs };
        using var model = prepare.Append(ml.Torch().MulticlassClassification(new ConvNet(), options))
            .Fit(ml.Torch().LoadMnist(data, MnistSplit.Train)).LastTransformer;
        return Measured(model.History);
    }

    /// <summary>One measurement on rows that are made up while they are read.</summary>
    public static Measurement MeasureSynthetic(string mode, int rows)
    {
        var ml = new MLContext(seed: 1);
        var options = Options(mode) with { BatchSize = 1024, Epochs = 1, LabelColumnName = "Label" };
        using var model = ml.Torch().BinaryClassification(new Mlp { HiddenSizes = [8] }, options).Fit(ml.Data.LoadFromEnumerable(MadeUpRow.Rows(rows)));
        return Measured(model.History);
    }

    private static TorchTrainerOptions Options(string mode) => new()
    {
        Seed = 1,
        MemoryBudget = mode == "stream" ? 48L << 20 : long.MaxValue,
        Optimizer = Optimizers.Sgd(learningRate: 0.01, momentum: 0.5),
    };

    private static Measurement Measured(Transforms.TrainingHistory history)
        => new([.. history.Epochs.Select(epoch => epoch.Duration.TotalSeconds)], PeakMemory.MiB(), TorchSharp.torch.get_num_threads(), history.Epochs[^1].TrainingLoss);

    private static Measurement Start(string mode, string data)
        => Measurement.FromJson(PeerProcess.Ours(Environment.ProcessorCount, "stream-run", mode, data));

    private static Measurement Synthetic(string mode, int rows)
        => Measurement.FromJson(PeerProcess.Ours(Environment.ProcessorCount, "stream-rows", mode, $"{rows}"));
}
