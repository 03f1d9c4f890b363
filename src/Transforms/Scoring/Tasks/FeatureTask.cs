using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetTorch.Networks;
using TorchSharp;

namespace MLNetTorch.Transforms;

/// <summary>Numbers for other stages to work with: one vector column holds what the network gives, as it gives it.</summary>
/// <param name="outputColumnName">The column written.</param>
/// <param name="dimensions">The shape of what the network gives for a row, such as 512, or 512, 7, 7.</param>
public sealed partial class FeatureTask(string outputColumnName, IReadOnlyList<int> dimensions) : ScoringTask
{
    /// <summary>The column written; it hides an older one of the same name.</summary>
    public string OutputColumnName { get; } = outputColumnName;

    /// <summary>The shape of what the network gives for a row, without the batch dimension.</summary>
    public IReadOnlyList<int> Dimensions { get; } = [.. dimensions];

    internal override int Outputs => FeatureColumns.SizeOf(OutputShape);

    internal override long[] OutputShape => [.. Dimensions.Select(each => (long)each)];

    // The dry run has told the dimensions: there is nothing to compare them with.
    internal override void Check(NetworkShape shape, OutputActivation activation)
    {
    }

    internal override IReadOnlyList<DataViewSchema.DetachedColumn> Columns(uint setId)
        => [new(OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, Dimensions.ToArray()))];

    internal override Delegate GetterOf(int column, CurrentScores scores) => ScoreGetters.Vector(scores);

    internal override ITransformer TransformerOf(MLContext context, ScoringState state)
    {
        state.Network.to(DeviceChoice.Resolve(null, context));
        return new TorchFeatureTransformer(context, state);
    }
}
