using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Batches of rows that lie in memory, epoch after epoch. In the order of the data they are slices; shuffled, copies.</summary>
/// <param name="data">All rows; not owned.</param>
/// <param name="rows">The numbers of the rows to use, in order; null for all.</param>
/// <param name="weights">How much each row of the data counts: float [all rows]; null: all count 1. Not owned.</param>
/// <param name="batchSize">Rows per batch; the last one may be shorter.</param>
/// <param name="shuffleSeed">Decides a new order for each epoch; null keeps the order.</param>
/// <param name="layout">How the values of a batch lie in memory.</param>
/// <param name="device">Where the batches are wanted.</param>
internal sealed class EpochBatches(
    HeldRows data, long[]? rows, Tensor? weights, int batchSize, int? shuffleSeed, BatchLayout layout, Device device) : IBatchSource
{
    private long[]? _order;

    public long Rows { get; } = rows?.LongLength ?? data.Count;

    public int BatchSize => batchSize;

    public Device Device => device;

    public IBatchSequence Begin(int epoch, int from = 0) => new Sequence(this, OrderOf(epoch), from);

    public void Dispose()
    {
    }

    private Tensor? OrderOf(int epoch)
    {
        if (shuffleSeed is not { } seed)
            return rows is null ? null : tensor(rows).DetachFromDisposeScope();
        _order ??= rows is null ? new long[Rows] : [.. rows];
        for (var row = 0; row < _order.Length; row++)
            _order[row] = rows is null ? row : rows[row];
        RowOrder.Shuffle(_order, seed, epoch);
        return tensor(_order).DetachFromDisposeScope();
    }

    private Batch Take(Tensor? order, int number)
    {
        var start = (long)number * batchSize;
        var count = Math.Min(batchSize, Rows - start);
        if (order is null)
        {
            return Prepare(
                data.Features.Slice(start, count), data.Labels.narrow(0, start, count), weights?.narrow(0, start, count), (int)count);
        }
        var picked = order.narrow(0, start, count);
        return Prepare(
            data.Features.Select(picked), data.Labels.index_select(0, picked), weights?.index_select(0, picked), (int)count);
    }

    private Batch Prepare(Tensor features, Tensor labels, Tensor? weight, int count)
        => device.type == TorchSharp.DeviceType.CPU
            ? new Batch(layout.Lay(features), labels, weight, count)
            : new Batch(layout.Lay(features.to(device)), labels.to(device), weight?.to(device), count);

    private sealed class Sequence(EpochBatches owner, Tensor? order, int from) : IBatchSequence
    {
        private int _next = from;

        public Batch Next() => owner.Take(order, _next++);

        public void Dispose() => order?.Dispose();
    }
}
