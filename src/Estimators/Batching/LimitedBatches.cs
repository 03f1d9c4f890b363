using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The first batches of each epoch of another source, which it owns.</summary>
internal sealed class LimitedBatches(IBatchSource source, int maximum) : IBatchSource
{
    public long Rows => Math.Min(source.Rows, (long)maximum * source.BatchSize);

    public int BatchSize => source.BatchSize;

    public Device Device => source.Device;

    public IBatchSequence Begin(int epoch, int from = 0) => source.Begin(epoch, from);

    public void Dispose() => source.Dispose();
}
