using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Samples.Resuming;

/// <summary>A training that can be interrupted at any moment, in the shape that Model Builder generates.</summary>
public static partial class ResumeTraining
{
    internal static IDataView Load(MLContext ml, Settings settings) =>
        ml.Data.TakeRows(ml.Torch().LoadMnist(settings.DataFolder, MnistSplit.Train), settings.Rows);

    /// <summary>All of these have a state that must survive: momentum, schedule, dropout, order of the rows, early stopping, average weights.</summary>
    internal static TorchTrainerOptions OptionsFor(Settings settings) => new()
    {
        Epochs = settings.Epochs,
        Optimizer = Optimizers.Sgd(0.05, momentum: 0.9),
        Schedule = Schedules.Cosine(each: ScheduleUnit.Batch),
        ValidationFraction = 0.1,
        Callbacks = [Callbacks.MovingAverage(0.99), Callbacks.EarlyStopping()],
        Seed = settings.Seed,
        Threads = 1,   // the same to the bit needs the same number of threads, whatever the machine
    };

    /// <summary>The same training, safe from crashes: a state every so many steps, and on from the newest one if there is one.</summary>
    internal static TorchTrainerOptions WithCheckpoints(this TorchTrainerOptions options, Settings settings, CancellationToken stop) => options with
    {
        Checkpoint = new(settings.Checkpoints) { EverySteps = settings.EverySteps, Resume = true },
        CancellationToken = stop,
        OnCancel = CancelBehavior.KeepBest,
    };

    // The label's keys are not turned back into digits, so that the network is the last stage and its history at hand.
    internal static EstimatorChain<TorchClassificationTransformer> BuildPipeline(MLContext ml, TorchTrainerOptions options) =>
        ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]))
            .Append(ml.Torch().MulticlassClassification(new ConvNet { Dropout = 0.25 }, options));
}
