using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Transforms;

/// <summary>Scores rows inside a model that plain ML.NET loaded.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class SavedScoringFactory : CustomMappingFactory<SavedScoringInput, SavedScoringOutput>
{
    public const string Contract = "MLNetTorch.Scoring";

    private readonly Lock _building = new();
    private volatile Built? _built;

    public override Action<SavedScoringInput, SavedScoringOutput> GetMapping() => Map;

    private void Map(SavedScoringInput row, SavedScoringOutput result)
    {
        var scorer = ScorerFor(row.State);
        if (row.Features.Length != scorer.RowSize)
            throw new InvalidOperationException($"A row holds {row.Features.Length} features; the network takes {scorer.RowSize}.");
        var features = new float[scorer.RowSize];
        var scores = new float[scorer.Classes];
        row.Features.CopyTo(features);
        scorer.Score(features, scores);
        result.Scores = Text(scores);
        result.Index = ScoreGetters.Best(scores);
    }

    // All rows share one literal, so comparing references finds the network again without reading millions of characters.
    private NetworkScorer ScorerFor(ReadOnlyMemory<char> state)
    {
        if (!MemoryMarshal.TryGetString(state, out var literal, out _, out _))
            literal = state.ToString();
        if (_built is { } built && ReferenceEquals(built.Literal, literal))
            return built.Scorer;
        lock (_building)
        {
            if (_built is { } since && ReferenceEquals(since.Literal, literal))
                return since.Scorer;
            var read = ScoringStateFile.Read(StateColumn.Decode(state));
            _built = new Built(literal, new NetworkScorer(read.Network, read.Shape, read.Builder.OutputActivation));
            return _built.Scorer;
        }
    }

    private static string Text(float[] scores)
        => string.Create(scores.Length * SavedScoringOutput.Width, scores, static (text, values) =>
        {
            text.Fill(' ');
            for (var i = 0; i < values.Length; i++)
                values[i].TryFormat(text[(i * SavedScoringOutput.Width)..], out _, "R", CultureInfo.InvariantCulture);
        });

    private sealed record Built(string Literal, NetworkScorer Scorer);
}
