using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The maxima of as many windows as the output is to have.</summary>
        public sealed class AdaptiveMaxPool2d : nn.Module<Tensor, Tensor>
        {
            private readonly long[] outputSize;

            internal AdaptiveMaxPool2d(long[] outputSize) : base(nameof(AdaptiveMaxPool2d))
            {
                this.outputSize = outputSize;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.adaptive_max_pool2d(tensor, outputSize);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static AdaptiveMaxPool2d AdaptiveMaxPool2d(long[] outputSize) => new(outputSize);
        }
    }
}
