using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms;

/// <summary>All that a trained transformer consists of.</summary>
/// <param name="Builder">What built the network: saved with the model, and built again on load.</param>
/// <param name="Network">The network with its weights, in evaluation mode; the transformer owns and disposes it.</param>
/// <param name="Shape">The shape of one row, an input a feature column, and how many numbers the network gives.</param>
/// <param name="FeatureColumnNames">The columns that the network reads, in order.</param>
/// <param name="Task">What the network's numbers are.</param>
/// <param name="History">How the weights came about.</param>
public sealed record ScoringState(
    INetworkBuilder Builder,
    Module<Tensor, Tensor> Network,
    NetworkShape Shape,
    IReadOnlyList<string> FeatureColumnNames,
    ScoringTask Task,
    TrainingHistory History)
{
    /// <summary>A classifier of one feature column.</summary>
    /// <param name="builder">What built the network.</param>
    /// <param name="network">The network with its weights, in evaluation mode; the transformer owns and disposes it.</param>
    /// <param name="shape">The shape of one row and the number of classes.</param>
    /// <param name="featureColumnName">The column that the network reads.</param>
    /// <param name="labels">The classes.</param>
    /// <param name="history">How the weights came about.</param>
    /// <param name="scoreColumnName">The column of the probabilities.</param>
    /// <param name="predictedLabelColumnName">The column of the likeliest class.</param>
    public ScoringState(
        INetworkBuilder builder,
        Module<Tensor, Tensor> network,
        NetworkShape shape,
        string featureColumnName,
        ScoringLabels labels,
        TrainingHistory history,
        string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel")
        : this(
            builder,
            network,
            shape,
            [featureColumnName],
            new ClassificationTask(labels) { ScoreColumnName = scoreColumnName, PredictedLabelColumnName = predictedLabelColumnName },
            history)
    {
    }

    /// <summary>
    /// Whether rows are scored with a copy of the network whose layers have taken in the batch normalisations behind them
    /// (<see cref="BatchNormFolding.FoldBatchNorm"/>): scores agree with the network's own to about 1e-5, not to the bit.
    /// </summary>
    /// <value>False unless set. Saved with the model.</value>
    public bool FoldBatchNorm { get; init; }

    // What a training needs to go on, in memory only; null where it was not kept.
    internal byte[]? TrainingState { get; init; }

    /// <summary>Checks that all of it fits together.</summary>
    /// <exception cref="ArgumentException">The network's sizes fit neither the columns nor the task.</exception>
    internal void Check()
    {
        var inputs = Shape.Inputs.Count;
        if (FeatureColumnNames.Count != inputs)
            throw new ArgumentException(
                $"There are {FeatureColumnNames.Count} feature columns ({FeatureInput.TextOf(FeatureColumnNames)}) for {inputs} inputs of the "
                + $"network ({Shape}); the numbers must agree.");
        Task.Check(Shape, Builder.OutputActivation);
    }
}
