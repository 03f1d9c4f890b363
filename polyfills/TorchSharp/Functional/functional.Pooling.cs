using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor max_pool1d(
                Tensor input, long kernelSize, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                aten.max_pool1d.Call(input, kernelSize, stride ?? kernelSize, padding ?? 0, dilation ?? 1, ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, long[] kernelSize, long[] strides = null, long[] padding = null, long[] dilation = null,
                bool ceil_mode = false) =>
                MaxPooling.TryRun(input, kernelSize, strides, padding, dilation, ceil_mode)
                ?? aten.max_pool2d.Call(input, kernelSize, Or(strides), Or(padding), Or(dilation), ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, long kernelSize, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Pair(kernelSize), Pair(stride), Pair(padding), Pair(dilation), ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, (long, long) kernelSize, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
                bool ceil_mode = false) =>
                max_pool2d(input, Pair(kernelSize), Pair(stride), Pair(padding), Pair(dilation), ceil_mode);

            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, long[] kernelSize, long[] strides = null, long[] padding = null, long[] dilation = null,
                bool ceil_mode = false) =>
                aten.max_pool2d_with_indices.Call2(input, kernelSize, Or(strides), Or(padding), Or(dilation), ceil_mode);

            public static Tensor avg_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false,
                bool count_include_pad = true) =>
                aten.avg_pool1d.Call(input, kernel_size, stride ?? kernel_size, padding ?? 0, ceil_mode, count_include_pad);

            internal static Tensor Average(
                Tensor input, long[] kernel, long[] stride, long[] padding, bool ceilMode, bool countIncludePad, long? divisorOverride) =>
                aten.avg_pool2d.Call(input, kernel, Or(stride), Or(padding), ceilMode, countIncludePad, divisorOverride);

            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) => aten.adaptive_avg_pool1d.Call(input, output_size);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => aten.adaptive_avg_pool2d.Call(input, output_size);

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, Pair(output_size));

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) =>
                adaptive_avg_pool2d(input, Pair(output_size));

            public static Tensor adaptive_max_pool2d(Tensor x, long[] outputSize)
            {
                var (values, indices) = aten.adaptive_max_pool2d.Call2(x, outputSize);
                indices.Dispose();
                return values;
            }
        }
    }
}
