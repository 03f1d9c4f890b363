using System.Globalization;

namespace MLNetTorch.Samples.Tutorials;

/// <summary>The line that PyTorch's examples print every 100 batches.</summary>
internal sealed class TrainLog(int batchSize) : IProgress<TrainingProgress>
{
    private const int Every = 100;

    public void Report(TrainingProgress value)
    {
        var index = value.Batch - 1;
        if (value.EpochFinished || index % Every != 0)
        {
            return;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Train Epoch: {value.Epoch} [{index * batchSize}/{value.Rows} ({100.0 * index / value.Batches:F0}%)]\tLoss: {value.BatchLoss:F6}"));
    }
}
