using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <summary>The scores of a row's current position, worked out when first asked for.</summary>
internal sealed class RowScores(DataViewRow row, ScoringBindings bindings, NetworkScorer scorer)
{
    private readonly FeatureReader _read = bindings.Features.ReaderOf(row);
    private readonly float[] _features = new float[scorer.RowSize];
    private readonly float[] _scores = new float[scorer.Outputs];
    private long _position = -1;

    public ReadOnlySpan<float> Current()
    {
        if (_position != row.Position || row.Position < 0)
        {
            _read(_features);
            scorer.Score(_features, _scores);
            _position = row.Position;
        }
        return _scores;
    }
}
