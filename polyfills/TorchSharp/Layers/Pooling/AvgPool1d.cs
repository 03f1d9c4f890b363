using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The mean of each window along the last dimension.</summary>
        public sealed class AvgPool1d : nn.Module<Tensor, Tensor>
        {
            private readonly long kernel;
            private readonly long stride;
            private readonly long padding;
            private readonly bool ceilMode;
            private readonly bool countIncludePad;

            internal AvgPool1d(long kernel, long? stride, long padding, bool ceilMode, bool countIncludePad) : base(nameof(AvgPool1d))
            {
                this.kernel = kernel;
                this.stride = stride ?? kernel;
                this.padding = padding;
                this.ceilMode = ceilMode;
                this.countIncludePad = countIncludePad;
            }

            public override Tensor forward(Tensor tensor) => aten.avg_pool1d.Call(tensor, kernel, stride, padding, ceilMode, countIncludePad);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            // The divisor is not used: libtorch's operator has none.
            public static AvgPool1d AvgPool1d(
                long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null) =>
                new(kernel_size, stride, padding, ceil_mode, count_include_pad);
        }
    }
}
