namespace MLNetTorch.Samples.Resuming;

/// <summary>A line for every batch, so that whoever watches can interrupt the training at any.</summary>
internal sealed class BatchLines : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (!value.EpochFinished)
        {
            Console.WriteLine(Of(value.Epoch, value.Batch));
        }
    }

    public static string Of(int epoch, int batch) => $"epoch {epoch}, batch {batch}";
}
