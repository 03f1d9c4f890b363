using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>One pass over the rows of one part of the data, shuffled within a buffer: each row is written once, into the slot where it stays until its batch is drawn.</summary>
/// <param name="plan">What is read.</param>
/// <param name="reader">Reads them; owned.</param>
/// <param name="slots">Where the rows go. The first ones, as many as the buffer has rows, are the stream's; the others come and go with the batches.</param>
/// <param name="random">Draws rows out of the buffer.</param>
internal sealed class RowStream(StreamPlan plan, RowReader reader, RowSlots slots, Random random) : IDisposable
{
    private readonly long[] _buffer = new long[plan.BufferRows];
    private long _row = -1;
    private long _waiting;
    private bool _ended;

    /// <summary>Makes the next batch.</summary>
    /// <param name="batch">Slots that are free; afterwards the slots that hold the batch's rows.</param>
    /// <returns>The rows of the batch: fewer than there were slots at the end only.</returns>
    /// <exception cref="InvalidOperationException">Rows are bad; the message counts those read so far.</exception>
    public int Fill(Span<long> batch)
    {
        var writer = slots.Write();
        var filled = _buffer.Length == 0 ? FillInOrder(writer, batch) : FillShuffled(writer, batch);
        reader.Faults.ThrowIfAny();
        return filled;
    }

    public void Dispose() => reader.Dispose();

    private int FillInOrder(RowSlots.Writer writer, ReadOnlySpan<long> batch)
    {
        var filled = 0;
        while (filled < batch.Length && MoveNext())
            writer.Read(reader, batch[filled++]);
        return filled;
    }

    // A row drawn from the full buffer leaves its place to the next row that comes in: which is written to the free slot, so that none is moved.
    private int FillShuffled(RowSlots.Writer writer, Span<long> batch)
    {
        while (_waiting < _buffer.Length && MoveNext())
            writer.Read(reader, _buffer[_waiting] = _waiting++);
        var filled = 0;
        while (filled < batch.Length && _waiting > 0)
        {
            ref var drawn = ref _buffer[random.NextInt64(_waiting)];
            var free = batch[filled];
            batch[filled++] = drawn;
            if (MoveNext())
                writer.Read(reader, drawn = free);
            else
                drawn = _buffer[--_waiting];
        }
        return filled;
    }

    private bool MoveNext()
    {
        while (!_ended)
        {
            _ended = !reader.MoveNext();
            if (!_ended && plan.Takes(++_row))
                return true;
        }
        return false;
    }
}
