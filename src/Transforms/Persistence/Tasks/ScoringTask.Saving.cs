using System.Text.Json.Nodes;
using Microsoft.ML;

namespace MLNetTorch.Transforms;

/// <content>A task in a model file.</content>
public abstract partial class ScoringTask
{
    /// <summary>The kind that a saved state of the task names.</summary>
    internal abstract string Kind { get; }

    /// <summary>Adds what the task consists of to the content of a saved state.</summary>
    internal abstract void Write(JsonObject content);

    /// <summary>Adds the stage that scores rows of a loaded model.</summary>
    internal virtual SavedChain ThenScores(SavedChain chain)
        => chain.Then(
            chain.Context.Transforms.CustomMapping(new SavedScoringFactory().GetMapping(), SavedScoringFactory.Contract),
            SavedScoringOutput.ScoresColumn,
            SavedScoringOutput.IndexColumn);

    /// <summary>Adds the stages that make the task's columns of what the scoring stage of a loaded model writes.</summary>
    internal abstract SavedChain ThenColumns(SavedChain chain);

    /// <summary>What that stage writes for a row.</summary>
    /// <param name="scores">What the network gave, finished.</param>
    internal abstract (float[] Numbers, int Index) Saved(float[] scores);
}
