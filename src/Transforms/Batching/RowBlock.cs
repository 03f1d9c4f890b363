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

    public void Dispose()
    {
        Features.Dispose();
        Labels.Dispose();
        Weights?.Dispose();
    }
}
