using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>A layer whose sizes are known and checked.</summary>
/// <param name="Output">The shape of what it gives for one example.</param>
/// <param name="Create">Makes the module.</param>
/// <param name="Weights">How many numbers it will learn; a floating number, since absurd sizes have to be told from sound ones.</param>
internal sealed record LayerPlan(long[] Output, Func<Module<Tensor, Tensor>> Create, double Weights = 0);
