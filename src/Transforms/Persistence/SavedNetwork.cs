using System.Runtime.InteropServices;

namespace MLNetTorch.Transforms;

/// <summary>The network inside a model that plain ML.NET loaded: read out of the state column at the first row, then kept.</summary>
internal sealed class SavedNetwork
{
    private readonly Lock _building = new();
    private volatile Built? _built;

    public SavedNetwork() => EngineStart.Begin();

    /// <summary>What the network gives for a row, finished, and its task.</summary>
    /// <exception cref="InvalidOperationException">The row has another number of features than the network takes.</exception>
    public (float[] Scores, ScoringTask Task) Score(SavedScoringInput row)
    {
        var (task, scorer) = BuiltOf(row.State);
        if (row.Features.Length != scorer.RowSize)
            throw new InvalidOperationException($"A row holds {row.Features.Length} features; the network takes {scorer.RowSize}.");
        var features = new float[scorer.RowSize];
        var scores = new float[scorer.Outputs];
        row.Features.CopyTo(features);
        scorer.Score(features, scores);
        return (scores, task);
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
            var scorer = new NetworkScorer(read, typeof(SavedNetwork));
            _built = new Built(literal, read.Task, scorer);
            return (read.Task, scorer);
        }
    }

    private sealed record Built(string Literal, ScoringTask Task, NetworkScorer Scorer);
}
