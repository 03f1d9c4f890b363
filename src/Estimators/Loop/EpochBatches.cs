using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The batches of some rows of a training set, epoch by epoch. The rows are picked out of the one copy in memory.</summary>
/// <param name="data">The rows, as tensors; not owned.</param>
/// <param name="rows">The row numbers to use; null for all.</param>
/// <param name="batchSize">Rows per batch; the last may have fewer.</param>
/// <param name="shuffleSeed">Orders the rows anew in each epoch; null keeps the order of the data.</param>
/// <param name="layout">How the values lie in memory.</param>
/// <param name="device">Where the batches are wanted.</param>
internal sealed class EpochBatches(
    TrainingSet data, long[]? rows, int batchSize, int? shuffleSeed, BatchLayout layout, Device device)
{
    private long[]? _order;

    /// <summary>The rows of an epoch.</summary>
    public long Rows { get; } = rows?.LongLength ?? data.Count;

    /// <summary>The batches of an epoch.</summary>
    public int Count => (int)((Rows + batchSize - 1) / batchSize);

    /// <summary>Where the batches are.</summary>
    public Device Device => device;

    /// <summary>Settles the order of an epoch's rows.</summary>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <returns>The batches; the caller disposes it.</returns>
    public Epoch Begin(int epoch)
    {
        if (shuffleSeed is not { } seed)
            return new Epoch(this, rows is null ? null : tensor(rows).DetachFromDisposeScope());
        _order ??= rows is null ? new long[Rows] : [.. rows];
        for (var row = 0; row < _order.Length; row++)
            _order[row] = rows is null ? row : rows[row];
        RowOrder.Shuffle(_order, seed, epoch);
        return new Epoch(this, tensor(_order).DetachFromDisposeScope());
    }

    private Batch Take(Tensor? order, int number)
    {
        var start = (long)number * batchSize;
        var count = Math.Min(batchSize, Rows - start);
        if (order is null)
            return Prepare(data.Features.narrow(0, start, count), data.Labels.narrow(0, start, count), (int)count);
        var picked = order.narrow(0, start, count);
        return Prepare(data.Features.index_select(0, picked), data.Labels.index_select(0, picked), (int)count);
    }

    private Batch Prepare(Tensor features, Tensor labels, int count)
        => device.type == TorchSharp.DeviceType.CPU
            ? new Batch(layout.Lay(features), labels, count)
            : new Batch(layout.Lay(features.to(device)), labels.to(device), count);

    /// <summary>The batches of one epoch.</summary>
    public sealed class Epoch(EpochBatches owner, Tensor? order) : IDisposable
    {
        /// <summary>A batch, counted from 0, made in the current dispose scope.</summary>
        public Batch this[int number] => owner.Take(order, number);

        /// <summary>Frees the order.</summary>
        public void Dispose() => order?.Dispose();
    }
}
