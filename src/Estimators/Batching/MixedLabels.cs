using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>What the rows that are mixed into those of a batch want: the same rows in another order.</summary>
/// <param name="Labels">Their labels, shaped as the batch's own.</param>
/// <param name="Weights">How much each of them counts; null: all count 1.</param>
/// <param name="Share">How much the batch's own labels count, 0 to 1; these count the rest.</param>
internal sealed record MixedLabels(Tensor Labels, Tensor? Weights, double Share);
