using Microsoft.ML;
using MLNetTorch.Benchmarks.Training;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using TorchSharp;

namespace MLNetTorch.Benchmarks.Loop;

/// <summary>
/// What progress, history, validation and three callbacks cost: epochs of the trainer beside epochs of a bare loop over the same rows, in turn, in
/// one process.
/// </summary>
internal static class OverheadComparison
{
    private const int BatchSize = 64;
    private const int TrainingRows = 10_000;
    private const int ValidationRows = 2_000;

    public static int Run(string data, int rounds)
    {
        var ml = new MLContext(seed: 1);
        var rows = Prepared(ml, data);
        var (train, held) = (ml.Data.TakeRows(rows, TrainingRows), ml.Data.TakeRows(ml.Data.SkipRows(rows, TrainingRows), ValidationRows));
        using var training = TrainingSet.Load(train, "Features", "Label");
        using var validation = TrainingSet.Load(held, "Features", "Label");
        var trainer = Trainer(ml, held);
        using var bare = new BareLoop(training, validation, BatchSize);
        bare.RunEpoch();
        trainer.Fit(train).Dispose();
        List<double> wall = [], processor = [];
        var (fastest, fastestPlain) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 1; round <= rounds; round++)
        {
            var (ours, plain) = Pair(trainer, train, bare, oursFirst: round % 2 == 0);
            wall.Add(ours.Seconds / plain.Seconds);
            processor.Add(ours.ProcessorSeconds / plain.ProcessorSeconds);
            (fastest, fastestPlain) = (Math.Min(fastest, ours.Seconds), Math.Min(fastestPlain, plain.Seconds));
            Console.WriteLine($"round {round,2}: trainer {ours.Seconds,7:F3} s, bare loop {plain.Seconds,7:F3} s, ratio {wall[^1]:F3} (processor time {processor[^1]:F3})");
        }
        Console.WriteLine($"median ratio of an epoch, trainer / bare loop: {Statistics.Median(wall):F3}; of processor time: {Statistics.Median(processor):F3} "
            + $"of the fastest epochs: {fastest / fastestPlain:F3} ({torch.get_num_threads()} threads)");
        return 0;
    }

    private static (Spent Ours, Spent Plain) Pair(TorchMulticlassTrainer trainer, IDataView train, BareLoop bare, bool oursFirst)
    {
        var ours = oursFirst ? Epoch(trainer, train) : default;
        var plain = Spent.On(() => bare.RunEpoch());
        return (oursFirst ? ours : Epoch(trainer, train), plain);
    }

    // The second epoch from its beginning to the beginning of the third: all hooks, reports and logs of one epoch, without reading the rows.
    private static Spent Epoch(TorchMulticlassTrainer trainer, IDataView train)
    {
        Marks.Clear();
        trainer.Fit(train).Dispose();
        return Marks.Between(2, 3);
    }

    private static TorchMulticlassTrainer Trainer(MLContext ml, IDataView validation) => ml.Torch().MulticlassClassification(new ConvNet(), new()
    {
        Epochs = 3,
        BatchSize = BatchSize,
        MaximumTime = TimeSpan.FromDays(1),
        Optimizer = Optimizers.Sgd(learningRate: 0.01, momentum: 0.5),
        ValidationSet = validation,
        Progress = new ConsoleProgress(TextWriter.Null, TimeProvider.System, isRedirected: false),
        Callbacks =
        [
            Marks.Callback,
            Callbacks.EarlyStopping(patience: 10),
            Callbacks.CsvLog(Path.Combine(Path.GetTempPath(), $"overhead-{Environment.ProcessId}.csv")) with { Replace = true },
            Callbacks.TensorBoard(Directory.CreateTempSubdirectory("overhead-").FullName),
        ],
    });

    private static IDataView Prepared(MLContext ml, string data)
    {
        var images = ml.Torch().LoadMnist(data, MnistSplit.Train);
        var prepared = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]))
            .Fit(images).Transform(images);
        return ml.Data.Cache(prepared);
    }
}
