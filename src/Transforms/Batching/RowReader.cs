using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>One pass over rows: features, label and weight of each, checked.</summary>
internal sealed class RowReader : IDisposable
{
    private readonly DataViewRowCursor _cursor;
    private readonly FeatureReader _features;
    private readonly LabelReader _label;
    private readonly ValueGetter<float>? _weight;
    private long _row = -1;

    private RowReader(DataViewRowCursor cursor, TrainingColumns columns)
    {
        _cursor = cursor;
        _features = columns.Features.ReaderOf(_cursor);
        _label = columns.Label.ReaderOf(_cursor);
        _weight = columns.Weight is { } weight ? _cursor.GetGetter<float>(_cursor.Schema[weight.Index]) : null;
        Faults = new RowFaults(columns);
    }

    /// <summary>The stages of the data compute the rows on threads of their own, where they can.</summary>
    public static RowReader Parallel(IDataView data, TrainingColumns columns) => new(data.GetRowCursor(columns.All), columns);

    /// <summary>The rows are computed on the thread that reads them, where the data can: for readers that are to leave the other cores alone.</summary>
    public static RowReader Serial(IDataView data, TrainingColumns columns)
    {
        var cursors = data.GetRowCursorSet(columns.All, 1);
        if (cursors is [var only])
            return new(only, columns);
        foreach (var each in cursors)
            each.Dispose();
        return Parallel(data, columns);
    }

    /// <summary>What was wrong with the rows read so far.</summary>
    public RowFaults Faults { get; }

    /// <summary>Goes to the next row.</summary>
    public bool MoveNext()
    {
        _row++;
        return _cursor.MoveNext();
    }

    /// <summary>Reads the row.</summary>
    /// <param name="features">As many values as a row has.</param>
    /// <param name="label">As many bytes as a label has.</param>
    /// <returns>The row's weight; 1 without a weight column.</returns>
    public float Read(Span<float> features, Span<byte> label)
    {
        _features(features);
        Faults.CheckFeatures(_row, features);
        if (!_label(label))
            Faults.CountMissingLabel(_row);
        if (_weight is null)
            return 1;
        var weight = 1f;
        _weight(ref weight);
        Faults.CheckWeight(_row, weight);
        return weight;
    }

    public void Dispose() => _cursor.Dispose();
}
