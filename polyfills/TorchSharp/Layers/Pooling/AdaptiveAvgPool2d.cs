using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The means of as many windows as the output is to have.</summary>
        public sealed class AdaptiveAvgPool2d : nn.Module<Tensor, Tensor>
        {
            private readonly long[] outputSize;

            internal AdaptiveAvgPool2d(long[] outputSize) : base(nameof(AdaptiveAvgPool2d))
            {
                this.outputSize = outputSize;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.adaptive_avg_pool2d(tensor, outputSize);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) outputSize) => new(Pair(outputSize));

            public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long outputSize) => new(Pair(outputSize));

            public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] outputSize) => new(outputSize);
        }
    }
}
