using Microsoft.ML;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.CrashingRun;

/// <summary>A training with everything that has a state: dropout, schedule, averages, early stopping, logs, accumulation.</summary>
public static class LongTraining
{
    /// <summary>Trains, or goes on. In the end the folder holds weights.safetensors and history.csv beside the log.</summary>
    /// <param name="folder">Where checkpoints, logs and the result go.</param>
    /// <param name="tell">Hears of every step: "step 12"; and of every line of the log about checkpoints.</param>
    public static void Run(string folder, Action<string> tell)
    {
        var ml = new MLContext(seed: 1);
        ml.Log += (_, entry) =>
        {
            if (entry.Message.Contains("checkpoint", StringComparison.OrdinalIgnoreCase))
                tell(entry.Message);
        };
        var network = new ConvNet { FirstChannels = 4, SecondChannels = 8, HiddenSize = 64 };
        using var model = ml.Torch().MulticlassClassification(network, Options(folder, tell)).Fit(Images.Load(ml));
        model.SaveWeights(Path.Combine(folder, "weights.safetensors"));
        File.WriteAllText(Path.Combine(folder, "history.csv"), FiguresOf(model.History));
    }

    private static TorchTrainerOptions Options(string folder, Action<string> tell) => new()
    {
        Epochs = 60,
        BatchSize = 8,
        GradientAccumulation = 2,
        Seed = 3,
        Threads = 1,
        ValidationFraction = 0.25,
        Optimizer = Optimizers.AdamW(2e-3),
        Schedule = Schedules.OneCycle(0.01),
        Callbacks =
        [
            Callbacks.Statistics(),
            Callbacks.MovingAverage(0.9),
            Callbacks.EarlyStopping(patience: 60),
            Callbacks.CsvLog(Path.Combine(folder, "log.csv")),
            Callbacks.JsonLinesLog(Path.Combine(folder, "log.jsonl")),
            Callbacks.On(onGradients: at => tell(FormattableString.Invariant($"step {at.Step + 1}"))),
        ],
        Checkpoint = new Checkpoint(Path.Combine(folder, "checkpoints")) { EverySteps = 2, Resume = true },
    };

    // All but the time it took.
    private static string FiguresOf(TrainingHistory history)
        => string.Join("\n", history.Epochs.Select(epoch => string.Join(";", epoch.AllMetrics().Select(figure => FormattableString.Invariant($"{figure.Key}={figure.Value:R}")))))
            + FormattableString.Invariant($"\nbest {history.BestEpoch}, {history.EndedBy}");
}
