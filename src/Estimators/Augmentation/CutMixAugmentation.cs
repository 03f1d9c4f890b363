using MLNetTorch.Estimators;
using static TorchSharp.torch;

namespace MLNetTorch;

/// <summary>Pictures with a rectangle of another: <see cref="Augmentations.CutMix"/>.</summary>
public sealed record CutMixAugmentation : MixingAugmentation
{
    private const int Dimensions = 3;

    internal CutMixAugmentation(double alpha)
        : base(alpha)
    {
    }

    internal override Tensor Mix(Tensor first, Tensor second, ref double share, Random random)
    {
        var (height, width) = ((int)first.shape[2], (int)first.shape[3]);
        var box = Draw(height, width, share, random);
        // What is cut off at the border counts for nothing.
        share = 1 - (box.Area / ((double)height * width));
        return where(Pixels.Within(first, [box]), second, first);
    }

    // The paper's: both sides are the picture's times the root of the other's share, about a centre anywhere.
    private static PixelBox Draw(int height, int width, double share, Random random)
    {
        var side = Math.Sqrt(1 - share) / 2;
        var (high, wide) = ((int)(height * side), (int)(width * side));
        var (y, x) = (random.Next(height), random.Next(width));
        return new PixelBox(Math.Max(0, y - high), Math.Max(0, x - wide), Math.Min(height, y + high), Math.Min(width, x + wide));
    }

    internal override string? FaultOf(long[] shape) => shape.Length == Dimensions ? null : "channels x height x width";
}
