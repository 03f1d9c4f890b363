using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>
/// Features of few different values, held as a byte each: the place of the value in a table. Images of bytes are such, whatever was done to
/// each pixel by itself. The values that come out are those that went in, bit for bit.
/// </summary>
/// <remarks>
/// Images have a table for each channel, other rows one. At the first value too many for its table the rows go over to <see cref="PlainFeatures"/>;
/// where values are many, that is in the first row or two.
/// </remarks>
internal sealed class CodedFeatures : HeldFeatures
{
    private const int BytesPerBlock = 1 << 20;

    private readonly long _expected;
    private readonly long[] _shape;
    private readonly int _size;
    private readonly CodeTable[] _tables;

    // In blocks, so that nothing has to grow and each can be freed as soon as its rows are plain.
    private readonly List<Tensor> _blocks = [];
    private readonly int _rowsPerBlock;
    private long _count;

    public CodedFeatures(long expected, long[] shape)
    {
        (_expected, _shape, _size) = (expected, shape, FeatureColumns.SizeOf(shape));
        _tables = new CodeTable[shape.Length == 3 ? shape[0] : 1];
        for (var i = 0; i < _tables.Length; i++)
            _tables[i] = new CodeTable();
        _rowsPerBlock = Math.Max(1, BytesPerBlock / _size);
    }

    public override long Bytes => _blocks.Sum(block => block.numel()) + (_tables.Length * CodeTable.Bytes);

    public override Tensor Reserve(long rows) => empty([rows, .. _shape], ScalarType.Float32).DetachFromDisposeScope();

    public override HeldFeatures Keep(Tensor written, long rows)
    {
        var values = MemoryMarshal.Cast<byte, float>(written.bytes);
        for (var row = 0; row < rows; row++)
        {
            if (!TryEncode(values.Slice(row * _size, _size), PlaceOf(_count + row)))
                return ToPlain(written, rows);
        }
        _count += rows;
        return this;
    }

    public override Tensor Slice(long start, long rows)
    {
        var batch = empty([rows, .. _shape], ScalarType.Float32);
        var values = MemoryMarshal.Cast<byte, float>(batch.bytes);
        for (var i = 0; i < rows; i++)
            Decode(start + i, values.Slice(i * _size, _size));
        return batch;
    }

    public override Tensor Select(Tensor rows)
    {
        var wanted = MemoryMarshal.Cast<byte, long>(rows.bytes);
        var batch = empty([wanted.Length, .. _shape], ScalarType.Float32);
        var values = MemoryMarshal.Cast<byte, float>(batch.bytes);
        for (var i = 0; i < wanted.Length; i++)
            Decode(wanted[i], values.Slice(i * _size, _size));
        return batch;
    }

    public override void Dispose() => _blocks.ForEach(block => block.Dispose());

    private Span<byte> PlaceOf(long row)
    {
        var (block, place) = Math.DivRem(row, _rowsPerBlock);
        if (block == _blocks.Count)
            _blocks.Add(empty([_rowsPerBlock, _size], ScalarType.Byte).DetachFromDisposeScope());
        return _blocks[(int)block].bytes.Slice((int)place * _size, _size);
    }

    private bool TryEncode(ReadOnlySpan<float> row, Span<byte> codes)
    {
        var part = _size / _tables.Length;
        for (var i = 0; i < _tables.Length; i++)
        {
            if (!_tables[i].TryEncode(row.Slice(i * part, part), codes.Slice(i * part, part)))
                return false;
        }
        return true;
    }

    private void Decode(long row, Span<float> values)
    {
        var codes = PlaceOf(row);
        var part = _size / _tables.Length;
        for (var i = 0; i < _tables.Length; i++)
            _tables[i].Decode(codes.Slice(i * part, part), values.Slice(i * part, part));
    }

    private PlainFeatures ToPlain(Tensor written, long rows)
    {
        var plain = new PlainFeatures(Math.Max(_expected, _count + rows), _shape);
        for (var block = 0; (long)block * _rowsPerBlock < _count; block++)
        {
            var start = (long)block * _rowsPerBlock;
            using (var decoded = Slice(start, Math.Min(_rowsPerBlock, _count - start)))
                Copy(decoded, plain);
            _blocks[block].Dispose();
        }
        using (var last = written.narrow(0, 0, rows))
            Copy(last, plain);
        Dispose();
        return plain;
    }

    private static void Copy(Tensor rows, PlainFeatures plain)
    {
        using var target = plain.Reserve(rows.shape[0]);
        target.copy_(rows).Dispose();
        plain.Keep(target, rows.shape[0]);
    }
}
