using MLNetTorch.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Transforms;

/// <summary>All that a trained classifier consists of.</summary>
/// <param name="Builder">What built the network: saved with the model, and built again on load.</param>
/// <param name="Network">The network with its weights, in evaluation mode; the transformer owns and disposes it.</param>
/// <param name="Shape">The shape of one row and the number of classes.</param>
/// <param name="FeatureColumnName">The column that the network reads.</param>
/// <param name="Labels">The classes.</param>
/// <param name="History">How the weights came about.</param>
/// <param name="ScoreColumnName">The column of the probabilities.</param>
/// <param name="PredictedLabelColumnName">The column of the likeliest class.</param>
public sealed record ScoringState(
    INetworkBuilder Builder,
    Module<Tensor, Tensor> Network,
    NetworkShape Shape,
    string FeatureColumnName,
    ScoringLabels Labels,
    TrainingHistory History,
    string ScoreColumnName = "Score",
    string PredictedLabelColumnName = "PredictedLabel");
