using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>Rows in native memory. The tensors belong to this object and to no dispose scope.</summary>
/// <param name="Features">Single values of shape [rows, …].</param>
/// <param name="Labels">The labels, one entry a row.</param>
/// <param name="Weights">Single values of shape [rows]; null: all rows weigh 1.</param>
internal sealed record RowBlock(Tensor Features, Tensor Labels, Tensor? Weights) : IDisposable
{
    /// <summary>How many rows there are.</summary>
    public long Rows => Labels.shape[0];

    /// <summary>Room for rows of those columns.</summary>
    public static RowBlock Of(long rows, TrainingColumns columns)
    {
        long[] features = [rows, .. columns.Features.ShapeFor(1).Input];
        long[] labels = [rows, .. columns.Label.Shape];
        return new(
            empty(features, float32).DetachFromDisposeScope(),
            empty(labels, columns.Label.Type).DetachFromDisposeScope(),
            columns.Weight is null ? null : empty(rows, float32).DetachFromDisposeScope());
    }

    /// <summary>A view of some of the rows; the caller disposes it.</summary>
    public RowBlock Narrow(long start, long rows) => new(
        Features.narrow(0, start, rows).DetachFromDisposeScope(),
        Labels.narrow(0, start, rows).DetachFromDisposeScope(),
        Weights?.narrow(0, start, rows).DetachFromDisposeScope());

    /// <summary>Copies all rows into a block of the same size.</summary>
    public void CopyTo(RowBlock target)
    {
        target.Features.copy_(Features).Dispose();
        target.Labels.copy_(Labels).Dispose();
        if (Weights is not null)
            target.Weights!.copy_(Weights).Dispose();
    }

    public void Dispose()
    {
        Features.Dispose();
        Labels.Dispose();
        Weights?.Dispose();
    }
}
