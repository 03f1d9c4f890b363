using System.Runtime.InteropServices;
using Microsoft.ML;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>One pass over the rows into growing native memory, block by block.</summary>
internal sealed class TrainingSetReader
{
    private const int BytesPerBlock = 4 << 20;

    private readonly IDataView _data;
    private readonly DataViewSchema.Column _features;
    private readonly DataViewSchema.Column _label;
    private readonly long[] _shape;
    private readonly int _size;
    private readonly ulong _classes;
    private readonly RowFaults _faults;

    public TrainingSetReader(IDataView data, string featureColumn, string labelColumn)
    {
        _data = data;
        _shape = FeatureColumns.ShapeOf(data.Schema, featureColumn);
        _size = FeatureColumns.SizeOf(_shape);
        _classes = (ulong)LabelColumn.CountOf(data.Schema, labelColumn);
        _features = data.Schema[featureColumn];
        _label = data.Schema[labelColumn];
        _faults = new RowFaults(featureColumn, labelColumn);
    }

    public TrainingSet Read(CancellationToken stop)
    {
        // Where the source does not know its size a pass without columns counts: cheaper than growing, which needs twice the memory.
        using var rows = new TrainingRows(_data.GetRowCount() ?? CountRows(stop), _shape);
        using (var cursor = _data.GetRowCursor([_features, _label]))
            ReadAll(cursor, rows, stop);
        if (rows.Count == 0)
            throw new InvalidOperationException(
                "The data set is empty: there is not one row to train on. Check the file or folder it comes from, and the filters on the way.");
        _faults.ThrowIfAny();
        return rows.ToTrainingSet();
    }

    private void ReadAll(DataViewRowCursor cursor, TrainingRows rows, CancellationToken stop)
    {
        var read = FeatureReaders.Of(cursor, _features);
        var readLabel = KeyReader.Of(cursor, _label);
        var blockRows = Math.Clamp(BytesPerBlock / Math.Max(1, _size * sizeof(float)), 1, 4096);
        var more = cursor.MoveNext();
        while (more)
        {
            stop.ThrowIfCancellationRequested();
            var (features, labels) = rows.Reserve(blockRows);
            using (features)
            using (labels)
            {
                (var filled, more) = Fill(cursor, rows.Count, features, labels, read, readLabel);
                rows.Count += filled;
            }
        }
    }

    private (int Filled, bool More) Fill(
        DataViewRowCursor cursor, long first, Tensor featureBlock, Tensor labelBlock, FeatureReader read, Func<ulong> readLabel)
    {
        var features = MemoryMarshal.Cast<byte, float>(featureBlock.bytes);
        var labels = MemoryMarshal.Cast<byte, long>(labelBlock.bytes);
        var row = 0;
        bool more;
        do
        {
            var values = features.Slice(row * _size, _size);
            read(values);
            _faults.CheckFeatures(first + row, values);
            var key = readLabel();
            if (key == 0 || key > _classes)
                _faults.CountMissingLabel(first + row);
            labels[row++] = (long)key - 1;
            more = cursor.MoveNext();
        }
        while (more && row < labels.Length);
        return (row, more);
    }

    private long CountRows(CancellationToken stop)
    {
        using var cursor = _data.GetRowCursor([]);
        long count = 0;
        for (; cursor.MoveNext(); count++)
        {
            if (count % 4096 == 0)
                stop.ThrowIfCancellationRequested();
        }
        return count;
    }
}
