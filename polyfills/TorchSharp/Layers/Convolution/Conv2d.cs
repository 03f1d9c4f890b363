using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A convolution over images of [samples, channels, height, width].</summary>
        public sealed class Conv2d : Convolution, IPlannedLayer
        {
            internal Conv2d(ConvolutionShape shape, Device device, ScalarType? dtype) : base(nameof(Conv2d), shape, device, dtype)
            {
            }

            public Parameter? weight
            {
                get => Weight;
                set => Weight = value;
            }

            public Parameter? bias
            {
                get => Bias;
                set => Bias = value;
            }

            public override Tensor forward(Tensor input)
            {
                if (!ValidateShape(input, 2))
                {
                    throw new ArgumentException(
                        $"Expected 3D (unbatched) or 4D (batched) input with {input_channels} channels to Conv2d, got [{string.Join(", ", input.shape)}].");
                }
                return Run(input, aten.conv2d, aten.conv2d_padding);
            }

            bool IPlannedLayer.TryDescribe(ref LayerSpec spec)
            {
                if (Shape.Mode != PaddingModes.Zeros || Shape.Same || Shape.Groups != 1 || Shape.Dilation is not [1, 1])
                    return false;
                (spec.Kind, spec.Weight, spec.Bias) = (LayerKind.Convolve, kernels.Handle, shifts?.Handle ?? 0);
                (spec.Stride, spec.Padding) = ((Shape.Stride[0], Shape.Stride[1]), (Shape.Padding[0], Shape.Padding[1]));
                return true;
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Conv2d Conv2d(
                long in_channels, long out_channels, long kernelSize, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
                ScalarType? dtype = null) =>
                new(
                    ConvolutionShape.With(in_channels, out_channels, Pair(kernelSize), Pair(stride), Pair(padding), Pair(dilation), padding_mode, groups, bias),
                    device, dtype);

            public static Conv2d Conv2d(
                long in_channels, long out_channels, long kernelSize, Padding padding, long stride = 1, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
                ScalarType? dtype = null) =>
                new(
                    ConvolutionShape.With(in_channels, out_channels, Pair(kernelSize), padding, Pair(stride), Pair(dilation), padding_mode, groups, bias),
                    device, dtype);

            public static Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernelSize, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(
                    ConvolutionShape.With(in_channels, out_channels, Pair(kernelSize), Pair(stride), Pair(padding), Pair(dilation), padding_mode, groups, bias),
                    device, dtype);

            public static Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernelSize, Padding padding, (long, long)? stride = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(
                    ConvolutionShape.With(in_channels, out_channels, Pair(kernelSize), padding, Pair(stride), Pair(dilation), padding_mode, groups, bias),
                    device, dtype);
        }
    }
}
