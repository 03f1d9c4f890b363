namespace MLNetTorch;

/// <summary>Where a training stands.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Batch">The batch of the epoch that was just learned, counted from 1.</param>
/// <param name="Batches">How many an epoch has.</param>
/// <param name="Loss">The mean training loss over the rows of this epoch so far.</param>
/// <param name="Accuracy">The share of right classes over the rows of this epoch so far, measured while learning; null where there are no classes.</param>
/// <param name="RowsPerSecond">How many rows were learned a second in this epoch.</param>
/// <param name="TimeLeft">An estimate for all that remains, from the time the training took so far.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Batch, int Batches, double Loss, double? Accuracy, double RowsPerSecond, TimeSpan TimeLeft)
{
    /// <summary>How many rows an epoch has.</summary>
    public long Rows { get; init; }

    /// <summary>The mean loss over the rows of the batch that was just learned; on a GPU, of the last batch that was fetched from there.</summary>
    public double BatchLoss { get; init; }

    /// <summary>True in the one report at the end of an epoch, after validation.</summary>
    public bool EpochFinished { get; init; }

    /// <summary>The mean loss over all validation rows: at the end of an epoch, where there are such rows.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>The share of right classes over all validation rows: at the end of an epoch, where there are such rows.</summary>
    public double? ValidationAccuracy { get; init; }
}
