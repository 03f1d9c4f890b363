using static TorchSharp.torch;

namespace MLNetTorch.Networks;

/// <summary>How many numbers lead into one unit of a weight and how many out of it, kernel included.</summary>
internal readonly record struct Fans(long In, long Out)
{
    public static Fans Of(Tensor weight)
    {
        var kernel = weight.shape.Skip(2).Aggregate(1L, (product, size) => product * size);
        return new Fans(weight.shape[1] * kernel, weight.shape[0] * kernel);
    }

    // A weight without elements has nothing to fill; the deviation only has to be a number.
    public double Xavier(double gain) => gain * Math.Sqrt(2.0 / Math.Max(1, In + Out));

    public double Kaiming(double gain, FanMode mode) => gain / Math.Sqrt(Math.Max(1, mode == FanMode.In ? In : Out));
}
