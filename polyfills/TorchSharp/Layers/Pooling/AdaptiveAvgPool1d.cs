using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The means of as many windows as the output is to have.</summary>
        public sealed class AdaptiveAvgPool1d : nn.Module<Tensor, Tensor>
        {
            private readonly long outputSize;

            internal AdaptiveAvgPool1d(long outputSize) : base(nameof(AdaptiveAvgPool1d))
            {
                this.outputSize = outputSize;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.adaptive_avg_pool1d(tensor, outputSize);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static AdaptiveAvgPool1d AdaptiveAvgPool1d(long outputSize) => new(outputSize);
        }
    }
}
