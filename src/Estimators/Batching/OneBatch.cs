using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The first batch of the first epoch of another source, which it owns: the same in every epoch.</summary>
internal sealed class OneBatch(IBatchSource source) : IBatchSource
{
    public long Rows => Math.Min(source.Rows, source.BatchSize);

    public int BatchSize => source.BatchSize;

    public Device Device => source.Device;

    public IBatchSequence Begin(int epoch, int from = 0) => source.Begin(1, from);

    public void Dispose() => source.Dispose();
}
