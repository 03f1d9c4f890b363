using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetTorch.Transforms;

/// <summary>Finds the chains in a loaded model that stand for transformers of ours, and puts these back.</summary>
internal static class LoadedModel
{
    private static readonly TransformerScope[] SingleScopes =
        [TransformerScope.Training, TransformerScope.Testing, TransformerScope.Scoring];

    public static ITransformer Restore(ITransformer model, MLContext context)
    {
        if (model is not TransformerChain<ITransformer> chain)
            return model;
        if (SavedScoring.StateOf(chain, context) is { } state)
            return state.Task.TransformerOf(context, state);
        ITransformer[] stages = [.. chain];
        var restored = Array.ConvertAll(stages, stage => Restore(stage, context));
        return restored.SequenceEqual(stages) ? chain : new TransformerChain<ITransformer>(restored, ScopesOf(chain, stages));
    }

    // A chain does not tell the scopes of its stages, but it does tell which stages are left for a scope.
    private static TransformerScope[] ScopesOf(TransformerChain<ITransformer> chain, ITransformer[] stages)
    {
        var scopes = new TransformerScope[stages.Length];
        foreach (var scope in SingleScopes)
        {
            var left = chain.GetModelFor(scope).ToHashSet(ReferenceEqualityComparer.Instance);
            for (var i = 0; i < stages.Length; i++)
                scopes[i] |= left.Contains(stages[i]) ? scope : TransformerScope.None;
        }
        return scopes;
    }
}
