using Microsoft.ML;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>The rows of a training in native memory, in the order of the data.</summary>
internal sealed class HeldRows : IDisposable
{
    /// <summary>Takes over what it is given.</summary>
    /// <param name="features">The features of all rows.</param>
    /// <param name="labels">Class indices: Int64 of shape [rows]; or values: Single of shape [rows, values].</param>
    /// <param name="weights">How much each row counts: Single of shape [rows]; null: all count 1.</param>
    public HeldRows(HeldFeatures features, Tensor labels, Tensor? weights)
    {
        Features = features;
        Labels = labels.DetachFromDisposeScope();
        Weights = weights?.DetachFromDisposeScope();
    }

    /// <summary>The features.</summary>
    public HeldFeatures Features { get; }

    /// <summary>Class indices: Int64 of shape [rows]; or values: Single of shape [rows, values].</summary>
    public Tensor Labels { get; }

    /// <summary>How much each row counts: Single of shape [rows]; null: all count 1.</summary>
    public Tensor? Weights { get; }

    /// <summary>The number of rows.</summary>
    public long Count => Labels.shape[0];

    /// <summary>Reads the rows once, straight into the form that they are held in.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="columns">What is read.</param>
    /// <param name="rows">How many there should be.</param>
    /// <param name="coded">Whether features of few different values are to be held as codes, in a quarter of the memory.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="InvalidOperationException">There are none, or they are bad.</exception>
    public static HeldRows Load(IDataView data, TrainingColumns columns, long rows, bool coded, CancellationToken stop)
        => new TrainingSetReader(data, columns).Read(rows, coded, stop);

    public void Dispose()
    {
        Features.Dispose();
        Labels.Dispose();
        Weights?.Dispose();
    }
}
