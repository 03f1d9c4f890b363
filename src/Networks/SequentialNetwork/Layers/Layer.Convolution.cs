using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Networks;

public abstract partial record Layer
{
    /// <summary>A convolution over <c>channels x length</c>. Kind: conv1d.</summary>
    /// <param name="Channels">Channels that come out.</param>
    /// <param name="Kernel">Length of the window.</param>
    public sealed record Conv1d(long Channels, long Kernel) : Layer
    {
        /// <summary>Steps of the window. Default: 1.</summary>
        public long Stride { get; init; } = 1;

        /// <summary>Zeros added at both ends. Default: 0.</summary>
        public long Padding { get; init; }

        /// <summary>Distance of the window's points. Default: 1.</summary>
        public long Dilation { get; init; } = 1;

        /// <summary>Into how many groups the channels fall; both numbers of channels are multiples of it. Default: 1.</summary>
        public long Groups { get; init; } = 1;

        /// <summary>Whether a bias is added. Default: yes.</summary>
        public bool Bias { get; init; } = true;

        internal override LayerPlan Plan(LayerInput input)
        {
            input.RequireRank(2, "channels x length");
            ConvolutionRules.CheckChannels(input, Channels, Groups);
            var length = new Window("length", Kernel, Stride, Padding, Dilation).Over(input, input.Shape[1]);
            var channels = input.Channels;
            return new LayerPlan(
                [Channels, length],
                () => nn.Conv1d(channels, Channels, Kernel, Stride, Padding, Dilation, PaddingModes.Zeros, Groups, Bias),
                ConvolutionRules.Weights(channels, Channels, Groups, Kernel, Bias));
        }
    }

    /// <summary>A convolution over images, <c>channels x height x width</c>. Kind: conv2d.</summary>
    /// <param name="Channels">Channels that come out.</param>
    /// <param name="Kernel">Size of the window.</param>
    public sealed record Conv2d(long Channels, Size2d Kernel) : Layer
    {
        /// <summary>Steps of the window. Default: 1.</summary>
        public Size2d Stride { get; init; } = 1;

        /// <summary>Zeros added at each edge. Default: 0.</summary>
        public Size2d Padding { get; init; }

        /// <summary>Distance of the window's points. Default: 1.</summary>
        public Size2d Dilation { get; init; } = 1;

        /// <summary>Into how many groups the channels fall; both numbers of channels are multiples of it. Default: 1.</summary>
        public long Groups { get; init; } = 1;

        /// <summary>Whether a bias is added. Default: yes.</summary>
        public bool Bias { get; init; } = true;

        internal override LayerPlan Plan(LayerInput input)
        {
            input.RequireRank(3, "images, channels x height x width");
            ConvolutionRules.CheckChannels(input, Channels, Groups);
            var (height, width) = Window.OverImage(input, Kernel, Stride, Padding, Dilation);
            var channels = input.Channels;
            return new LayerPlan(
                [Channels, height, width],
                () => nn.Conv2d(
                    channels, Channels, (Kernel.Height, Kernel.Width), (Stride.Height, Stride.Width), (Padding.Height, Padding.Width),
                    (Dilation.Height, Dilation.Width), PaddingModes.Zeros, Groups, Bias),
                ConvolutionRules.Weights(channels, Channels, Groups, (double)Kernel.Height * Kernel.Width, Bias));
        }
    }
}
