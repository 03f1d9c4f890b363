using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>
/// Row by row over a source: where no score is wanted, or where a column holds objects that must not be kept beyond
/// their row, as images are.
/// </summary>
internal sealed class RowScoringCursor(DataViewRowCursor source, ScoringBindings bindings, NetworkScorer scorer, bool[] active)
    : DataViewRowCursor
{
    private readonly ScoringRow _row = new(source, bindings, scorer, active);

    public override DataViewSchema Schema => _row.Schema;

    public override long Position => source.Position;

    public override long Batch => source.Batch;

    public override bool MoveNext() => source.MoveNext();

    public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => _row.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _row.GetGetter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _row.Dispose();
        base.Dispose(disposing);
    }
}
