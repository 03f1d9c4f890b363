using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Rows blended in pairs: <see cref="Augmentations.MixUp"/>.</summary>
public sealed record MixUpAugmentation : MixingAugmentation
{
    internal MixUpAugmentation(double alpha)
        : base(alpha)
    {
    }

    internal override Tensor Mix(Tensor first, Tensor second, ref double share, Random random) => first * share + second * (1 - share);

    internal override string? FaultOf(long[] shape) => null;
}
