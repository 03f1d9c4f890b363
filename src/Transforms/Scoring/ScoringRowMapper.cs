using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>Row by row scoring, as prediction engines and their pools use it.</summary>
internal sealed class ScoringRowMapper(ScoringBindings bindings, NetworkScorer scorer) : IRowToRowMapper
{
    public DataViewSchema InputSchema => bindings.Input;

    public DataViewSchema OutputSchema => bindings.Output;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
        => bindings.Dependencies(bindings.Active(dependingColumns));

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
        => new ScoringRow(input, bindings, scorer, bindings.Active(activeColumns));
}
