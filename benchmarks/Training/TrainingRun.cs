using Microsoft.ML;
using MLNetTorch.Benchmarks.Harness;

namespace MLNetTorch.Benchmarks.Training;

/// <summary>Our side: the trainer as a user has it, step by step, with all that a step of it does.</summary>
internal static class TrainingRun
{
    /// <summary>A step is a batch.</summary>
    public static void Batches(string name, int rows, int batchSize)
    {
        var (ml, workload) = (new MLContext(seed: 1), Workload.Named(name));
        Fit(ml, workload, MadeUpImages.Of(ml, rows, workload.Shape.Input), new TorchTrainerOptions { BatchSize = batchSize, Shuffle = batchSize < rows }, isEpoch: false);
    }

    /// <summary>A step is an epoch over the 60,000 images of MNIST.</summary>
    public static void Epochs(string data)
    {
        var ml = new MLContext(seed: 1);
        var train = ml.Torch().LoadMnist(data, MnistSplit.Train);
        var prepared = ml.Transforms.Conversion.MapValueToKey("Label")
            .Append(ml.Torch().ToTensor("Features", "Image"))
            .Append(ml.Torch().NormalizeChannels("Features", mean: [0.1307f], std: [0.3081f]))
            .Fit(train).Transform(train);
        Fit(ml, Workload.Named("convnet"), prepared, new TorchTrainerOptions { BatchSize = 64 }, isEpoch: true);
    }

    private static void Fit(MLContext ml, Workload workload, IDataView rows, TorchTrainerOptions options, bool isEpoch)
    {
        var check = Check.LossesOf(workload);
        var gate = new Gate();
        using var over = new CancellationTokenSource();
        void Step(TrainingMoment at)
        {
            gate.Step();
            if (gate.IsOver)
                over.Cancel();
        }

        var trainer = ml.Torch().MulticlassClassification(workload.Builder, options with
        {
            Epochs = int.MaxValue,
            MemoryBudget = long.MaxValue,
            Optimizer = Optimizers.Sgd(learningRate: 0.01, momentum: 0.5),
            CancellationToken = over.Token,
            Callbacks = [Callbacks.On(onTrainingBegin: _ => gate.Open(check), onBatchEnd: isEpoch ? null : Step, onEpochEnd: isEpoch ? Step : null)],
        });
        try
        {
            trainer.Fit(rows);
        }
        catch (OperationCanceledException)
        {
            // The way out: the contest is over.
        }
    }
}
