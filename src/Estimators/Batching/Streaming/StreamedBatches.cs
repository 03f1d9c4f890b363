using Microsoft.ML;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Batches of rows that are read anew in every epoch: a background thread reads a few batches ahead.</summary>
/// <param name="plan">What is read, and in which order.</param>
/// <param name="rows">The rows of an epoch.</param>
/// <param name="weighing">How much rows count.</param>
/// <param name="layout">How the values of a batch lie in memory.</param>
/// <param name="device">Where the batches are wanted.</param>
/// <param name="stop">Ends the waiting for a batch.</param>
internal sealed class StreamedBatches(
    StreamPlan plan, long rows, StreamWeights weighing, BatchLayout layout, Device device, CancellationToken stop) : IBatchSource
{
    public long Rows => rows;

    public int BatchSize => plan.BatchSize;

    public Device Device => device;

    public IBatchSequence Begin(int epoch, int from = 0) => new Sequence(this, new Prefetch(plan, epoch, from), from);

    public void Dispose() => weighing.Dispose();

    private Batch Prepare(RowBlock block, int number)
    {
        using (block)
        {
            var expected = (int)Math.Min(plan.BatchSize, rows - ((long)number * plan.BatchSize));
            if (block.Rows != expected)
                throw Changed(block.Rows < expected ? "fewer" : "more");
            var labels = block.Labels.alias();
            return new Batch(layout.Lay(block.Features.alias().to(device)), labels.to(device), weighing.Of(labels, block.Weights)?.to(device), expected);
        }
    }

    private sealed class Sequence(StreamedBatches owner, Prefetch prefetch, int from) : IBatchSequence
    {
        private int _number = from;

        public Batch Next()
        {
            var batch = owner.Prepare(prefetch.Take(owner.StopToken), _number++);
            if (_number == ((IBatchSource)owner).Count)
                prefetch.RequireEnd(owner.StopToken);
            return batch;
        }

        public void Dispose() => prefetch.Dispose();
    }

    private CancellationToken StopToken => stop;

    /// <summary>A pass gave other rows than the one that counted them.</summary>
    public static InvalidOperationException Changed(string how) => new($"Read again, the data have {how} rows than before. A streamed data set "
        + "has to give the same rows in every pass; Cache it, or raise MemoryBudget.");
}
