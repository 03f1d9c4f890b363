using System.Diagnostics;
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
    // An epoch leaves its memory to the next one.
    private RowSlots? _spare;
    private volatile bool _isReaderSlow = device.type != TorchSharp.DeviceType.CPU;

    public long Rows => rows;

    public int BatchSize => plan.BatchSize;

    public Device Device => device;

    public IBatchSequence Begin(int epoch, int from = 0) => new Sequence(this, epoch, from);

    public void Dispose()
    {
        weighing.Dispose();
        _spare?.Dispose();
    }

    private Batch Prepare((Tensor Features, Tensor Labels, Tensor? Weights) read, int number)
    {
        var expected = (int)Math.Min(plan.BatchSize, rows - ((long)number * plan.BatchSize));
        if (read.Labels.shape[0] != expected)
            throw Changed(read.Labels.shape[0] < expected ? "fewer" : "more");
        return new Batch(layout.Lay(read.Features.to(device)), read.Labels.to(device), weighing.Of(read.Labels, read.Weights)?.to(device), expected);
    }

    private sealed class Sequence : IBatchSequence
    {
        private readonly StreamedBatches _owner;
        private readonly RowSlots _slots;
        private readonly Prefetch _prefetch;
        private readonly long _start;
        private int _number;

        public Sequence(StreamedBatches owner, int epoch, int from)
        {
            _owner = owner;
            _number = from;
            _slots = Interlocked.Exchange(ref owner._spare, null) ?? owner.Plan.Reserve();
            _prefetch = new Prefetch(owner.Plan, _slots, owner._isReaderSlow, epoch, from);
            _start = Stopwatch.GetTimestamp();
        }

        public Batch Next()
        {
            var batch = _owner.Prepare(_prefetch.Take(_owner.StopToken), _number++);
            if (_number == ((IBatchSource)_owner).Count)
                _prefetch.RequireEnd(_owner.StopToken);
            return batch;
        }

        public void Dispose()
        {
            _prefetch.Dispose();
            _owner._isReaderSlow |= _prefetch.Waited > Stopwatch.GetElapsedTime(_start) / 10;
            Interlocked.Exchange(ref _owner._spare, _slots)?.Dispose();
        }
    }

    private StreamPlan Plan => plan;

    private CancellationToken StopToken => stop;

    /// <summary>A pass gave other rows than the one that counted them.</summary>
    public static InvalidOperationException Changed(string how) => new($"Read again, the data have {how} rows than before. A streamed data set "
        + "has to give the same rows in every pass; Cache it, or raise MemoryBudget.");
}
