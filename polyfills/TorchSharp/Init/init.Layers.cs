using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>The weight of a new layer, drawn as PyTorch draws it: the same seed gives the same numbers.</summary>
            internal static Parameter Weight(long[] shape, Device device, ScalarType? dtype) =>
                new(kaiming_uniform_(empty(shape, dtype, device), Math.Sqrt(5)));

            /// <summary>The bias that goes with a weight; drawn after it.</summary>
            internal static Parameter Bias(long outputs, Tensor weight, Device device, ScalarType? dtype)
            {
                long fanIn = CalculateFanInAndFanOut(weight).fanIn;
                double bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
                return new(uniform_(empty(new[] { outputs }, dtype, device), -bound, bound));
            }
        }
    }
}
