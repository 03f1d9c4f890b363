using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The rows of one step.</summary>
/// <param name="Features">What the network reads: [rows, *shape].</param>
/// <param name="Labels">The classes wanted: int64 [rows].</param>
/// <param name="Rows">How many there are.</param>
internal readonly record struct Batch(Tensor Features, Tensor Labels, int Rows);
