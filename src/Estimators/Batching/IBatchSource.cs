using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Rows in batches, epoch after epoch.</summary>
internal interface IBatchSource : IDisposable
{
    /// <summary>The rows of an epoch.</summary>
    long Rows { get; }

    /// <summary>The rows of a batch; the last one of an epoch may have fewer.</summary>
    int BatchSize { get; }

    /// <summary>Where the batches are.</summary>
    Device Device { get; }

    /// <summary>The batches of an epoch.</summary>
    int Count => (int)((Rows + BatchSize - 1) / BatchSize);

    /// <summary>Begins an epoch.</summary>
    /// <param name="epoch">The epoch, counted from 1: it decides the order of the rows.</param>
    /// <param name="from">The first batch wanted, counted from 0.</param>
    /// <returns>The batches from there on; the caller disposes it.</returns>
    IBatchSequence Begin(int epoch, int from = 0);
}

/// <summary>The batches of one epoch, one after the other.</summary>
internal interface IBatchSequence : IDisposable
{
    /// <summary>The next batch, made in the current dispose scope. There has to be one.</summary>
    Batch Next();
}
