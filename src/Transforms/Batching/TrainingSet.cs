using Microsoft.ML;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>Rows as two tensors in native memory: what a training loop slices its batches from.</summary>
/// <remarks>The tensors belong to this object and to no dispose scope.</remarks>
public sealed class TrainingSet : IDisposable
{
    /// <summary>Takes over two tensors.</summary>
    /// <param name="features">Single values of shape [rows, …], contiguous.</param>
    /// <param name="labels">Class indices as Int64 of shape [rows], the first class being 0; or values as Single of shape [rows, values].</param>
    /// <param name="weights">How much each row counts: Single of shape [rows]; null: all count 1.</param>
    public TrainingSet(Tensor features, Tensor labels, Tensor? weights = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        if (features.shape[0] != labels.shape[0])
            throw new ArgumentException($"There are {features.shape[0]} rows of features and {labels.shape[0]} labels.", nameof(labels));
        if (weights is not null && weights.shape[0] != features.shape[0])
            throw new ArgumentException($"There are {features.shape[0]} rows of features and {weights.shape[0]} weights.", nameof(weights));
        Features = features.DetachFromDisposeScope();
        Labels = labels.DetachFromDisposeScope();
        Weights = weights?.DetachFromDisposeScope();
    }

    /// <summary>The features: Single values of shape [rows, channels, height, width] or [rows, values], contiguous.</summary>
    public Tensor Features { get; }

    /// <summary>The class indices: Int64 of shape [rows], the first class being 0; or values: Single of shape [rows, values].</summary>
    public Tensor Labels { get; }

    /// <summary>How much each row counts: Single of shape [rows]; null: all count 1.</summary>
    public Tensor? Weights { get; }

    /// <summary>The number of rows.</summary>
    public long Count => Labels.shape[0];

    /// <summary>The shape of one row, without the batch dimension.</summary>
    public long[] FeatureShape => Features.shape[1..];

    /// <summary>Reads the rows once, straight into native memory: no second copy of the data exists at any time.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="featureColumn">A vector of Single of known size, or a Single.</param>
    /// <param name="labelColumn">A key.</param>
    /// <param name="stop">Ends the reading with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The rows as tensors, in the order of the data.</returns>
    /// <exception cref="ArgumentException">A column is missing or of a type that cannot be used.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are no rows, features are NaN or infinite, or labels are missing: counted, with the first row of each.
    /// </exception>
    public static TrainingSet Load(IDataView data, string featureColumn, string labelColumn, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var columns = TrainingColumns.Of(data.Schema, [featureColumn], labelColumn, LabelKind.Class, null);
        using var rows = HeldRows.Load(data, columns, RowCount.Of(data, stop), coded: false, stop);
        return new TrainingSet(rows.Features.Slice(0, rows.Count), rows.Labels.alias());
    }

    /// <summary>A copy of some of the rows.</summary>
    /// <param name="rowIndices">Int64 of shape [n]: the rows wanted, in the order wanted.</param>
    /// <returns>A set of its own, to be disposed apart.</returns>
    public TrainingSet Select(Tensor rowIndices)
        => new(Features.index_select(0, rowIndices), Labels.index_select(0, rowIndices), Weights?.index_select(0, rowIndices));

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Features.Dispose();
        Labels.Dispose();
        Weights?.Dispose();
    }
}
