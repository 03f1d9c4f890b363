using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Transforms;

/// <summary>The chain of ML.NET's own stages that stands for a classifier in a model file, and the way back.</summary>
internal static class SavedScoring
{
    private const string SlotsColumn = "MLNetTorch.Slots";
    private const string KeyColumn = "MLNetTorch.Key";

    public static TransformerChain<ITransformer> ChainOf(MLContext context, ScoringState state)
    {
        var features = new VectorDataViewType(NumberDataViewType.Single, FeatureColumns.SizeOf(state.Shape.Input));
        var chain = new SavedChain(context, state.FeatureColumnName, features)
            .ThenState(SavedScoringInput.StateColumn, ScoringStateFile.Write(state))
            .Then(context.Transforms.Concatenate(SavedScoringInput.FeaturesColumn, state.FeatureColumnName), SavedScoringInput.FeaturesColumn)
            .Then(
                context.Transforms.CustomMapping(new SavedScoringFactory().GetMapping(), SavedScoringFactory.Contract),
                SavedScoringOutput.ScoresColumn,
                SavedScoringOutput.IndexColumn);
        return ThenScore(ThenPredictedLabel(chain, state), state).End();
    }

    /// <summary>The classifier that such a chain stands for, or null where the chain stands for none.</summary>
    public static ScoringState? StateOf(TransformerChain<ITransformer> chain, MLContext context)
    {
        ITransformer[] stages = [.. chain];
        return stages.Any(each => each is CustomMappingTransformer<SavedScoringInput, SavedScoringOutput>)
            && StateColumn.TextIn(stages, context) is { } text
                ? ScoringStateFile.Read(StateColumn.Decode(text))
                : null;
    }

    // A lookup table can hold UInt32 keys only, so other raw types take one more stage.
    private static SavedChain ThenPredictedLabel(SavedChain chain, ScoringState state)
    {
        var keys = LookupViews.KeysByIndex(chain.Context, state.Labels);
        var output = state.PredictedLabelColumnName;
        return state.Labels.KeyType.RawType == typeof(uint)
            ? chain.Then(Map(chain.Context, keys, output, SavedScoringOutput.IndexColumn))
            : chain
                .Then(Map(chain.Context, keys, KeyColumn, SavedScoringOutput.IndexColumn), KeyColumn)
                .Then(chain.Context.Transforms.Conversion.ConvertType(output, KeyColumn, KindOf(state.Labels.KeyType)));
    }

    // The mapping's text of all scores, cut up and parsed once for each slot.
    private static SavedChain ThenScore(SavedChain chain, ScoringState state)
    {
        const int Width = SavedScoringOutput.Width;
        var slots = LookupViews.SlotNumbers(chain.Context, state.Labels);
        return chain
            .Then(Map(chain.Context, slots, SlotsColumn, StateAnchor.Column), SlotsColumn)
            .Then(chain.Context.Transforms.Expression(
                state.ScoreColumnName,
                $"(i, t) : single(mid(t, int(i) * {Width}, int(i) * {Width} + {Width}))",
                SlotsColumn,
                SavedScoringOutput.ScoresColumn));
    }

    private static DataKind KindOf(KeyDataViewType type) => Enum.Parse<DataKind>(type.RawType.Name);

    private static ValueMappingEstimator Map(MLContext context, IDataView lookup, string output, string input)
        => context.Transforms.Conversion.MapValue(output, lookup, lookup.Schema["Key"], lookup.Schema["Value"], input);
}
