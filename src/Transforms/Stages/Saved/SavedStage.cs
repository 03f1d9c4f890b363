using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MLNetTorch.Transforms;

/// <summary>The chain of ML.NET's own stages that stands for one of ours in a model file, and the way back.</summary>
/// <remarks>State column → input as Single → custom mapping → its parts joined to the output → helper columns dropped.</remarks>
internal static class SavedStage
{
    public static TransformerChain<ITransformer> ChainOf(MLContext context, ImageStage stage, StageInput input, string outputColumn)
    {
        var state = StageState.Of(input, outputColumn, stage);
        var transforms = context.Transforms;
        IEstimator<ITransformer> toSingle = input.Kind switch
        {
            StageInputKind.Picture => transforms.ExtractPixels(StageSource.InputColumn, input.Column),
            StageInputKind.Byte => transforms.Conversion.ConvertType(StageSource.InputColumn, input.Column, DataKind.Single),
            _ => transforms.CopyColumns(StageSource.InputColumn, input.Column),
        };
        return new SavedChain(context, input.Column, input.Type)
            .ThenState(StageSource.StateColumn, state.ToJson())
            .Then(toSingle, StageSource.InputColumn)
            .Then(transforms.CustomMapping(new StageMappingFactory().GetMapping(), StageMappingFactory.ContractName), [.. StageParts.Columns])
            .Then(transforms.Concatenate(outputColumn, StageParts.ColumnsFor(state.Bind().OutputSize)))
            .End();
    }

    /// <summary>The stage that such a chain stands for, dimensions included, or null where the chain stands for none.</summary>
    public static ImageStageTransformer? Restore(TransformerChain<ITransformer> chain, MLContext context)
    {
        ITransformer[] stages = [.. chain];
        return stages.Any(each => each is CustomMappingTransformer<StageSource, StageParts>)
            && StateColumn.TextIn(stages, context) is { } text
                ? StageState.FromJson(StateColumn.Decode(text).Span).Restore(context)
                : null;
    }
}
