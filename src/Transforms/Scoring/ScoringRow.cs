using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>A row with the columns added: what a prediction engine reads.</summary>
internal sealed class ScoringRow : DataViewRow
{
    private readonly DataViewRow _input;
    private readonly ScoringBindings _bindings;
    private readonly bool[] _active;
    private readonly RowScores? _scores;

    public ScoringRow(DataViewRow input, ScoringBindings bindings, NetworkScorer scorer, bool[] active)
    {
        _input = input;
        _bindings = bindings;
        _active = active;
        _scores = bindings.Scores(active) ? new RowScores(input, bindings, scorer) : null;
    }

    public override DataViewSchema Schema => _bindings.Output;

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => column.Index < _active.Length && _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        ColumnGetters.CheckActive(this, column);
        return column.Index < _bindings.Input.Count
            ? _input.GetGetter<TValue>(_bindings.Input[column.Index])
            : ColumnGetters.Cast<TValue>(_bindings.GetterOf(column.Index, _scores!.Current), Schema[column.Index]);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _input.Dispose();
        base.Dispose(disposing);
    }
}
