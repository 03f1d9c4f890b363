using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>
/// Reads rows ahead, scores them in one forward pass, and hands them out. Everything a row shows - columns, id, batch
/// number - is copied while the source stands on it, so nothing can slip against the scores.
/// </summary>
/// <remarks>Rows may be read on other threads than the one before, so nothing bound to a thread is kept between two of them.</remarks>
internal sealed class BatchedScoringCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor _source;
    private readonly ScoringBindings _bindings;
    private readonly NetworkScorer _scorer;
    private readonly bool[] _active;
    private readonly FeatureReader _read;
    private readonly ColumnCopy?[] _copies;
    private readonly ValueGetter<DataViewRowId> _readId;
    private readonly DataViewRowId[] _ids;
    private readonly long[] _batches;
    private readonly float[] _features;
    private readonly float[] _scores;
    private int _count;
    private int _at;
    private long _position = -1;
    private bool _ended;

    public BatchedScoringCursor(DataViewRowCursor source, ScoringBindings bindings, NetworkScorer scorer, bool[] active)
    {
        _source = source;
        _bindings = bindings;
        _scorer = scorer;
        _active = active;
        var rows = scorer.RowsPerBatch;
        _read = bindings.Features.ReaderOf(source);
        _copies = [.. bindings.Input.Select(column => active[column.Index] ? ColumnCopy.Of(source, column, rows) : null)];
        _readId = source.GetIdGetter();
        _ids = new DataViewRowId[rows];
        _batches = new long[rows];
        _features = new float[rows * scorer.RowSize];
        _scores = new float[rows * scorer.Outputs];
    }

    public override DataViewSchema Schema => _bindings.Output;

    public override long Position => _position;

    public override long Batch => _count == 0 ? 0 : _batches[_at];

    public override bool MoveNext()
    {
        if (++_at >= _count)
        {
            _at = 0;
            _count = _ended ? 0 : ReadBatch();
        }
        _position = _count == 0 ? -1 : _position + 1;
        return _count > 0;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = _ids[Current()];

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < _active.Length && _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        ColumnGetters.CheckActive(this, column);
        var getter = column.Index < _bindings.Input.Count
            ? _copies[column.Index]!.GetGetter(Current)
            : _bindings.GetterOf(column.Index, () => _scores.AsSpan(Current() * _scorer.Outputs, _scorer.Outputs));
        return ColumnGetters.Cast<TValue>(getter, Schema[column.Index]);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }

    private int ReadBatch()
    {
        var count = 0;
        while (count < _ids.Length && !_ended)
        {
            if (_source.MoveNext())
                Take(count++);
            else
                _ended = true;
        }
        if (count > 0)
            _scorer.Score(_features.AsSpan(0, count * _scorer.RowSize), _scores.AsSpan(0, count * _scorer.Outputs));
        return count;
    }

    private void Take(int row)
    {
        _read(_features.AsSpan(row * _scorer.RowSize, _scorer.RowSize));
        foreach (var copy in _copies)
            copy?.Take(row);
        _readId(ref _ids[row]);
        _batches[row] = _source.Batch;
    }

    private int Current()
        => _position >= 0
            ? _at
            : throw new InvalidOperationException("The cursor stands on no row: call MoveNext first, and stop when it says false.");
}
