using Microsoft.ML;
using MLNetTorch.Benchmarks.Harness;

namespace MLNetTorch.Benchmarks.Training;

/// <summary>Our side: the trainer as a user has it, step by step, with all that a step of it does.</summary>
internal static class TrainingRun
{
    public static void Measure(string name, int rows, int batchSize)
    {
        var workload = Workload.Named(name);
        var check = Check.LossesOf(workload);
        var ml = new MLContext(seed: 1);
        var gate = new Gate();
        using var over = new CancellationTokenSource();
        var trainer = ml.Torch().MulticlassClassification(workload.Builder, new TorchTrainerOptions
        {
            Epochs = int.MaxValue,
            BatchSize = batchSize,
            Shuffle = batchSize < rows,
            MemoryBudget = long.MaxValue,
            Optimizer = Optimizers.Sgd(learningRate: 0.01, momentum: 0.5),
            CancellationToken = over.Token,
            Callbacks =
            [
                Callbacks.On(
                    onTrainingBegin: _ => gate.Open(check),
                    onBatchEnd: _ =>
                    {
                        gate.Step();
                        if (gate.IsOver)
                            over.Cancel();
                    }),
            ],
        });
        try
        {
            trainer.Fit(MadeUpImages.Of(ml, rows, workload.Shape.Input));
        }
        catch (OperationCanceledException)
        {
            // The way out: the contest is over.
        }
    }
}
