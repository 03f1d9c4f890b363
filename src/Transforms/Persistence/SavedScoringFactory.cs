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
        var (task, scorer) = BuiltOf(row.State);
        if (row.Features.Length != scorer.RowSize)
            throw new InvalidOperationException($"A row holds {row.Features.Length} features; the network takes {scorer.RowSize}.");
        var features = new float[scorer.RowSize];
        var scores = new float[scorer.Outputs];
        row.Features.CopyTo(features);
        scorer.Score(features, scores);
        (var numbers, result.Index) = task.Saved(scores);
        result.Scores = Text(numbers);
    }

    // All rows share one literal, so comparing references finds the network again without reading millions of characters.
    private (ScoringTask Task, NetworkScorer Scorer) BuiltOf(ReadOnlyMemory<char> state)
    {
        if (!MemoryMarshal.TryGetString(state, out var literal, out _, out _))
            literal = state.ToString();
        if (_built is { } built && ReferenceEquals(built.Literal, literal))
            return (built.Task, built.Scorer);
        lock (_building)
        {
            if (_built is { } since && ReferenceEquals(since.Literal, literal))
                return (since.Task, since.Scorer);
            var read = ScoringStateFile.Read(StateColumn.Decode(state));
            var scorer = new NetworkScorer(read, typeof(SavedScoringFactory));
            _built = new Built(literal, read.Task, scorer);
            return (read.Task, scorer);
        }
    }

    private static string Text(float[] scores)
        => string.Create(scores.Length * SavedScoringOutput.Width, scores, static (text, values) =>
        {
            text.Fill(' ');
            for (var i = 0; i < values.Length; i++)
                values[i].TryFormat(text[(i * SavedScoringOutput.Width)..], out _, "R", CultureInfo.InvariantCulture);
        });

    private sealed record Built(string Literal, ScoringTask Task, NetworkScorer Scorer);
}
