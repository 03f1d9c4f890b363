using TorchSharp.Interop;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the convolutions have in common: weight, bias and the way of padding.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    protected long input_channels;

    // Fields that the derived layers inherit: moving a module to another device replaces them through its type.
    [ComponentName(Name = "weight")] private protected Parameter kernels;
    [ComponentName(Name = "bias")] private protected Parameter shifts;

    protected Convolution(IntPtr handle, IntPtr boxedHandle, long input_channels) : base(nameof(Convolution))
    {
        RefuseHandle(handle);
        this.input_channels = input_channels;
    }

    internal Convolution(string name, ConvolutionShape shape, Device device, ScalarType? dtype) : base(name)
    {
        input_channels = shape.Inputs;
        Shape = shape;
        Weight = nn.init.Weight([shape.Outputs, shape.Inputs / shape.Groups, .. shape.Kernel], device, dtype);
        if (shape.HasBias)
            Bias = nn.init.Bias(shape.Outputs, Weight, device, dtype);
    }

    internal ConvolutionShape Shape { get; }

    internal Parameter Weight
    {
        get => kernels;
        set => ConditionallyRegisterParameter("weight", kernels = value);
    }

    internal Parameter Bias
    {
        get => shifts;
        set => ConditionallyRegisterParameter("bias", shifts = value);
    }

    /// <summary>Whether an input is a batch or a single sample with the right number of channels.</summary>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        int channels = (int)(input.dim() - dimensions - 1);
        return channels is 0 or 1 && input.size(channels) == input_channels;
    }

    internal Tensor Run(Tensor input, Operator convolve, Operator convolveSame)
    {
        if (Shape.Mode != PaddingModes.Zeros)
        {
            using var padded = nn.functional.pad(input, Shape.Borders(), Shape.Mode);
            return convolve.Call(padded, kernels, shifts, Shape.Stride, Shape.NoPadding, Shape.Dilation, Shape.Groups);
        }
        return Shape.Same
            ? convolveSame.Call(input, kernels, shifts, Shape.Stride, "same", Shape.Dilation, Shape.Groups)
            : convolve.Call(input, kernels, shifts, Shape.Stride, Shape.Padding, Shape.Dilation, Shape.Groups);
    }
}
