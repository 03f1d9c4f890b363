using System.Diagnostics;

namespace MLNetTorch.Samples.Resuming;

/// <summary>A line for every batch.</summary>
/// <param name="killAt">In this batch of the second epoch the process dies as of kill -9 or a power cut: nothing is cleaned up.</param>
internal sealed class BatchLines(int? killAt) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.EpochFinished)
        {
            return;
        }

        Console.WriteLine(Of(value.Epoch, value.Batch));
        if (value.Epoch == 2 && value.Batch == killAt)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
    }

    public static string Of(int epoch, int batch) => $"epoch {epoch}, batch {batch}";
}
