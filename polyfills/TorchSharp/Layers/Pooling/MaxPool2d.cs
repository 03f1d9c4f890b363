using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>The maximum of each window.</summary>
        public sealed class MaxPool2d : nn.Module<Tensor, Tensor>, IPlannedLayer
        {
            private readonly long[] kernel;
            private readonly long[] stride;
            private readonly long[] padding;
            private readonly long[] dilation;
            private readonly bool ceilMode;

            internal MaxPool2d(long[] kernel, long[] stride, long[] padding, long[] dilation, bool ceilMode) : base(nameof(MaxPool2d))
            {
                this.kernel = kernel;
                this.stride = stride;
                this.padding = padding;
                this.dilation = dilation;
                this.ceilMode = ceilMode;
            }

            public override Tensor forward(Tensor tensor) => nn.functional.max_pool2d(tensor, kernel, stride, padding, dilation, ceilMode);

            bool IPlannedLayer.TryDescribe(ref LayerSpec spec)
            {
                var step = stride ?? kernel;
                if (ceilMode || padding is not null || dilation is not null || kernel.Length != 2 || step.Length != 2)
                    return false;
                (spec.Kind, spec.Kernel, spec.Stride) = (LayerKind.MaxPool, (kernel[0], kernel[1]), (step[0], step[1]));
                return true;
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static MaxPool2d MaxPool2d(
                (long, long) kernelSize, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
                bool ceilMode = false) =>
                new(Pair(kernelSize), Pair(stride), Pair(padding), Pair(dilation), ceilMode);

            public static MaxPool2d MaxPool2d(
                long kernelSize, long? stride = null, long? padding = null, long? dilation = null, bool ceilMode = false) =>
                new(Pair(kernelSize), Pair(stride), Pair(padding), Pair(dilation), ceilMode);

            public static MaxPool2d MaxPool2d(
                long[] kernelSize, long[] strides = null, long[] padding = null, long[] dilation = null, bool ceilMode = false) =>
                new(kernelSize, strides, padding, dilation, ceilMode);
        }
    }
}
