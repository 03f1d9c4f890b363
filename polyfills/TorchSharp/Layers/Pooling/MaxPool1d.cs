using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The maximum of each window.</summary>
        public sealed class MaxPool1d : nn.Module<Tensor, Tensor>
        {
            private readonly long kernel;
            private readonly long? stride;
            private readonly long? padding;
            private readonly long? dilation;
            private readonly bool ceilMode;

            internal MaxPool1d(long kernel, long? stride, long? padding, long? dilation, bool ceilMode) : base(nameof(MaxPool1d))
            {
                this.kernel = kernel;
                this.stride = stride;
                this.padding = padding;
                this.dilation = dilation;
                this.ceilMode = ceilMode;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.max_pool1d(tensor, kernel, stride, padding, dilation, ceilMode);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static MaxPool1d MaxPool1d(
                long kernelSize, long? stride = null, long? padding = null, long? dilation = null, bool ceilMode = false) =>
                new(kernelSize, stride, padding, dilation, ceilMode);
        }
    }
}
