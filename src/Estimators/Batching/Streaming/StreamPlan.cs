using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>What a stream of rows reads, and in which order.</summary>
/// <param name="Data">All rows.</param>
/// <param name="Columns">What is read of them.</param>
/// <param name="Takes">Which rows belong to it, by their number.</param>
/// <param name="BatchSize">The rows of a batch.</param>
/// <param name="BufferRows">The rows of the shuffle buffer; 0 keeps the order.</param>
/// <param name="Seed">Decides the order of each epoch.</param>
internal sealed record StreamPlan(IDataView Data, TrainingColumns Columns, Func<long, bool> Takes, int BatchSize, long BufferRows, int Seed)
{
    /// <summary>Begins to read an epoch.</summary>
    public RowStream Open(int epoch) => new(Data, Columns, Takes, BufferRows, RowOrder.RandomOf(Seed, epoch));
}
