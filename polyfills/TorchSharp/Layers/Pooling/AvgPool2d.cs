using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The mean of each window.</summary>
        public sealed class AvgPool2d : nn.Module<Tensor, Tensor>
        {
            private readonly long[] kernel;
            private readonly long[] stride;
            private readonly long[] padding;
            private readonly bool ceilMode;
            private readonly bool countIncludePad;
            private readonly long? divisorOverride;

            internal AvgPool2d(long[] kernel, long[] stride, long[] padding, bool ceilMode, bool countIncludePad, long? divisorOverride) : base(nameof(AvgPool2d))
            {
                this.kernel = kernel;
                this.stride = stride;
                this.padding = padding;
                this.ceilMode = ceilMode;
                this.countIncludePad = countIncludePad;
                this.divisorOverride = divisorOverride;
            }

            public override Tensor forward(Tensor tensor) =>
                nn.functional.Average(tensor, kernel, stride, padding, ceilMode, countIncludePad, divisorOverride);
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static AvgPool2d AvgPool2d(
                (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                new(Pair(kernel_size), Pair(stride), Pair(padding), ceil_mode, count_include_pad, divisor_override);

            public static AvgPool2d AvgPool2d(
                long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null) =>
                new(Pair(kernel_size), Pair(stride), Pair(padding), ceil_mode, count_include_pad, divisor_override);

            public static AvgPool2d AvgPool2d(
                long[] kernel_size, long[] strides = null, long[] padding = null, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null) =>
                new(kernel_size, strides, padding, ceil_mode, count_include_pad, divisor_override);
        }
    }
}
