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
    private const long BytesAhead = 8 << 20;

    /// <summary>How many batches are read ahead at most: more where they are small.</summary>
    public int Ahead => (int)Math.Clamp((MostRows(Columns) - BufferRows) / BatchSize, 1, Math.Clamp(BytesAhead / (BatchSize * Columns.BytesPerRow), 4, 32));

    /// <summary>The rows that fit into one piece of memory.</summary>
    private static long MostRows(TrainingColumns columns) => Array.MaxLength / Math.Max(columns.Features.Size * (long)sizeof(float), columns.Label.Bytes);

    /// <summary>The rows of the largest buffer that leaves room for a batch beside it; at least one.</summary>
    public static long MostBufferRows(TrainingColumns columns, int batchSize)
        => Math.Max(1, Math.Min(MostRows(columns) / 2, MostRows(columns) - batchSize));

    /// <summary>Room for the buffer and the batches ahead.</summary>
    public RowSlots Reserve() => new(BufferRows + ((long)Ahead * BatchSize), Columns);

    /// <summary>The free slots that the batches of an epoch begin with.</summary>
    public IEnumerable<long[]> FreeSlots()
        => Enumerable.Range(0, Ahead).Select(batch => Enumerable.Range(0, BatchSize).Select(row => BufferRows + ((long)batch * BatchSize) + row).ToArray());

    /// <summary>Begins to read an epoch.</summary>
    /// <param name="epoch">Counts from 0; decides the order.</param>
    /// <param name="slots">Where the rows go.</param>
    /// <param name="parallel">Whether the data's own threads compute the rows.</param>
    public RowStream Open(int epoch, RowSlots slots, bool parallel = false)
        => new(this, parallel ? RowReader.Parallel(Data, Columns) : RowReader.Serial(Data, Columns), slots, RowOrder.RandomOf(Seed, epoch));
}
