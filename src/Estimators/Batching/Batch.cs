using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The rows of one step.</summary>
/// <param name="Features">What the network reads: [rows, *shape].</param>
/// <param name="Labels">What is wanted: classes as int64 [rows], numbers as float [rows, numbers].</param>
/// <param name="Weights">How much each row counts: float [rows]; null: all count 1.</param>
/// <param name="Rows">How many there are.</param>
internal readonly record struct Batch(Tensor Features, Tensor Labels, Tensor? Weights, int Rows)
{
    /// <summary>The labels of the rows that are mixed in; null: none are.</summary>
    public MixedLabels? Mixed { get; init; }

    /// <summary>The labels with the larger share: what an output is right or wrong by.</summary>
    public Tensor MainLabels => Mixed is { Share: < 0.5 } mixed ? mixed.Labels : Labels;
}
