using System.Runtime.InteropServices;
using MLNetTorch.Transforms;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Places for rows in native memory: the reading thread writes some while the training one copies others out.</summary>
/// <param name="count">How many there are.</param>
/// <param name="columns">What a row is.</param>
internal sealed class RowSlots(long count, TrainingColumns columns) : IDisposable
{
    private readonly RowBlock _block = RowBlock.Of(count, columns);

    /// <summary>Begins to write; the memory is looked up once.</summary>
    public Writer Write() => new(_block, columns);

    /// <summary>Copies of the rows in some slots, in the current dispose scope.</summary>
    public (Tensor Features, Tensor Labels, Tensor? Weights) Gather(ArraySegment<long> slots)
    {
        using var picked = tensor(slots);
        return (_block.Features.index_select(0, picked), _block.Labels.index_select(0, picked), _block.Weights?.index_select(0, picked));
    }

    public void Dispose() => _block.Dispose();

    /// <summary>Reads rows into slots.</summary>
    public readonly ref struct Writer(RowBlock block, TrainingColumns columns)
    {
        private readonly Span<float> _features = MemoryMarshal.Cast<byte, float>(block.Features.bytes);
        private readonly Span<byte> _labels = block.Labels.bytes;
        private readonly Span<float> _weights = block.Weights is null ? default : MemoryMarshal.Cast<byte, float>(block.Weights.bytes);
        private readonly int _size = columns.Features.Size;
        private readonly int _bytes = columns.Label.Bytes;

        /// <summary>Writes the reader's row.</summary>
        public void Read(RowReader reader, long slot)
        {
            var weight = reader.Read(
                _features.Slice(checked((int)slot * _size), _size), _labels.Slice(checked((int)slot * _bytes), _bytes));
            if (!_weights.IsEmpty)
                _weights[(int)slot] = weight;
        }
    }
}
