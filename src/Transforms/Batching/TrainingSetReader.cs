using System.Runtime.InteropServices;
using Microsoft.ML;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>One pass over the rows into growing native memory, block by block.</summary>
internal sealed class TrainingSetReader(IDataView data, TrainingColumns columns)
{
    private const int BytesPerBlock = 4 << 20;

    /// <param name="expected">How many rows there should be.</param>
    /// <param name="coded">Whether features of few different values are to be held as codes.</param>
    /// <param name="stop">Ends the reading.</param>
    public HeldRows Read(long expected, bool coded, CancellationToken stop)
    {
        using var rows = new TrainingRows(expected, columns, coded);
        using (var reader = RowReader.Parallel(data, columns))
        {
            ReadAll(reader, rows, stop);
            if (rows.Count == 0)
                throw NoRows();
            reader.Faults.ThrowIfAny();
        }
        return rows.ToHeldRows();
    }

    internal static InvalidOperationException NoRows() => new(
        "The data set is empty: there is not one row to train on. Check the file or folder it comes from, and the filters on the way.");

    private void ReadAll(RowReader reader, TrainingRows rows, CancellationToken stop)
    {
        var blockRows = (int)Math.Clamp(BytesPerBlock / Math.Max(1, columns.BytesPerRow), 1, 4096);
        var more = reader.MoveNext();
        while (more)
        {
            stop.ThrowIfCancellationRequested();
            using var block = rows.Reserve(blockRows);
            (var filled, more) = Fill(reader, block);
            rows.Keep(block, filled);
        }
    }

    private (int Filled, bool More) Fill(RowReader reader, RowBlock block)
    {
        var features = MemoryMarshal.Cast<byte, float>(block.Features.bytes);
        var labels = block.Labels.bytes;
        var weights = block.Weights is null ? default : MemoryMarshal.Cast<byte, float>(block.Weights.bytes);
        var (size, bytes) = (columns.Features.Size, columns.Label.Bytes);
        var row = 0;
        bool more;
        do
        {
            var weight = reader.Read(features.Slice(row * size, size), labels.Slice(row * bytes, bytes));
            if (!weights.IsEmpty)
                weights[row] = weight;
            row++;
            more = reader.MoveNext();
        }
        while (more && row < block.Rows);
        return (row, more);
    }
}
