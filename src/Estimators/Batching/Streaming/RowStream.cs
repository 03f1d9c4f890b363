using System.Runtime.InteropServices;
using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>One pass over the rows of one part of the data, shuffled within a buffer, written into batches.</summary>
/// <param name="data">All rows.</param>
/// <param name="columns">What is read of them.</param>
/// <param name="takes">Which rows belong to the part, by their number.</param>
/// <param name="bufferRows">The rows of the shuffle buffer; 0 keeps the order.</param>
/// <param name="random">Draws rows out of the buffer.</param>
internal sealed class RowStream(IDataView data, TrainingColumns columns, Func<long, bool> takes, long bufferRows, Random random) : IDisposable
{
    private readonly RowReader _reader = new(data, columns);
    private readonly RowBlock? _buffer = bufferRows > 0 ? RowBlock.Of(bufferRows, columns) : null;
    private long _row = -1;
    private long _waiting;
    private bool _ended;

    /// <summary>Fills a batch as far as there are rows.</summary>
    /// <param name="batch">Where the rows go.</param>
    /// <returns>The rows written: fewer than the batch has room for at the end only.</returns>
    /// <exception cref="InvalidOperationException">Rows are bad; the message counts those read so far.</exception>
    public int Fill(RowBlock batch)
    {
        var target = new BlockSpans(batch, columns);
        var filled = _buffer is null ? FillInOrder(target, batch.Rows) : FillShuffled(target, batch.Rows);
        _reader.Faults.ThrowIfAny();
        return filled;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _buffer?.Dispose();
    }

    private int FillInOrder(BlockSpans target, long rows)
    {
        var filled = 0;
        while (filled < rows && MoveNext())
            target.Read(_reader, filled++);
        return filled;
    }

    // A row drawn from the full buffer leaves its place to the next row that comes in.
    private int FillShuffled(BlockSpans target, long rows)
    {
        var buffer = new BlockSpans(_buffer!, columns);
        while (_waiting < bufferRows && MoveNext())
            buffer.Read(_reader, _waiting++);
        var filled = 0;
        while (filled < rows && _waiting > 0)
        {
            var drawn = random.NextInt64(_waiting);
            target.Copy(filled++, buffer, drawn);
            if (MoveNext())
                buffer.Read(_reader, drawn);
            else
                buffer.Copy(drawn, buffer, --_waiting);
        }
        return filled;
    }

    private bool MoveNext()
    {
        while (!_ended)
        {
            _ended = !_reader.MoveNext();
            if (!_ended && takes(++_row))
                return true;
        }
        return false;
    }

    /// <summary>The memory of a block, row by row.</summary>
    private readonly ref struct BlockSpans(RowBlock block, TrainingColumns columns)
    {
        private readonly Span<float> _features = MemoryMarshal.Cast<byte, float>(block.Features.bytes);
        private readonly Span<byte> _labels = block.Labels.bytes;
        private readonly Span<float> _weights = block.Weights is null ? default : MemoryMarshal.Cast<byte, float>(block.Weights.bytes);
        private readonly int _size = columns.Features.Size;
        private readonly int _bytes = columns.Label.Bytes;

        public void Read(RowReader reader, long row)
        {
            var weight = reader.Read(Features(row), Label(row));
            if (!_weights.IsEmpty)
                _weights[(int)row] = weight;
        }

        public void Copy(long row, BlockSpans from, long source)
        {
            from.Features(source).CopyTo(Features(row));
            from.Label(source).CopyTo(Label(row));
            if (!_weights.IsEmpty)
                _weights[(int)row] = from._weights[(int)source];
        }

        private Span<float> Features(long row) => _features.Slice(checked((int)row * _size), _size);

        private Span<byte> Label(long row) => _labels.Slice(checked((int)row * _bytes), _bytes);
    }
}
