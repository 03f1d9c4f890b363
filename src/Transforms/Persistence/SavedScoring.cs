using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Transforms;

/// <summary>The chain of ML.NET's own stages that stands for a transformer of ours in a model file, and the way back.</summary>
/// <remarks>State column → feature columns joined → custom mapping, which scores → the task's columns → helper columns dropped.</remarks>
internal static class SavedScoring
{
    public static TransformerChain<ITransformer> ChainOf(MLContext context, ScoringState state)
    {
        var inputs = state.FeatureColumnNames.Zip(state.Shape.Inputs, (name, shape) => KeyValuePair.Create<string, DataViewType>(
            name, new VectorDataViewType(NumberDataViewType.Single, FeatureColumns.SizeOf(shape))));
        var chain = new SavedChain(context, inputs)
            .ThenState(SavedScoringInput.StateColumn, ScoringStateFile.Write(state))
            .Then(
                context.Transforms.Concatenate(SavedScoringInput.FeaturesColumn, [.. state.FeatureColumnNames]),
                SavedScoringInput.FeaturesColumn);
        return state.Task.ThenColumns(state.Task.ThenScores(chain)).End();
    }

    /// <summary>The state of what such a chain stands for, or null where the chain stands for none.</summary>
    public static ScoringState? StateOf(TransformerChain<ITransformer> chain, MLContext context)
    {
        ITransformer[] stages = [.. chain];
        return stages.Any(each => each is CustomMappingTransformer<SavedScoringInput, SavedScoringOutput>
                or CustomMappingTransformer<SavedScoringInput, StageParts>)
            && StateColumn.TextIn(stages, context) is { } text
                ? ScoringStateFile.Read(StateColumn.Decode(text))
                : null;
    }
}
