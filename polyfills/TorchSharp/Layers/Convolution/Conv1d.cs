using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    namespace Modules
    {
        /// <summary>A convolution over sequences of [samples, channels, length].</summary>
        public sealed class Conv1d : Convolution
        {
            internal Conv1d(ConvolutionShape shape, Device device, ScalarType? dtype) : base(nameof(Conv1d), shape, device, dtype)
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
                if (!ValidateShape(input, 1))
                {
                    throw new ArgumentException(
                        $"Expected 2D (unbatched) or 3D (batched) input with {input_channels} channels to Conv1d, got [{string.Join(", ", input.shape)}].");
                }
                return Run(input, aten.conv1d, aten.conv1d_padding);
            }
        }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static Conv1d Conv1d(
                long in_channels, long out_channels, long kernelSize, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
                ScalarType? dtype = null) =>
                new(
                    ConvolutionShape.With(in_channels, out_channels, [kernelSize], [stride], [padding], [dilation], padding_mode, groups, bias),
                    device, dtype);

            public static Conv1d Conv1d(
                long in_channels, long out_channels, long kernelSize, Padding padding, long stride = 1, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
                ScalarType? dtype = null) =>
                new(
                    ConvolutionShape.With(in_channels, out_channels, [kernelSize], padding, [stride], [dilation], padding_mode, groups, bias),
                    device, dtype);
        }
    }
}
