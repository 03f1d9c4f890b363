using static TorchSharp.torch;

namespace MLNetTorch.Networks;

public abstract partial record Layer
{
    /// <summary>The largest number of each window over <c>channels x length</c>. Kind: max-pool1d.</summary>
    /// <param name="Kernel">Length of the window.</param>
    public sealed record MaxPool1d(long Kernel) : Layer
    {
        /// <summary>Steps of the window. Default: its length.</summary>
        public long? Stride { get; init; }

        /// <summary>Added at both ends, at most half the window. Default: 0.</summary>
        public long Padding { get; init; }

        /// <summary>Whether what is left over at the end makes a window too. Default: no.</summary>
        public bool CeilMode { get; init; }

        internal override LayerPlan Plan(LayerInput input) => Pooling.Plan1d(
            input, new Window("length", Kernel, Stride ?? Kernel, Padding, 1, CeilMode),
            () => nn.MaxPool1d(Kernel, Stride ?? Kernel, Padding, 1, CeilMode));
    }

    /// <summary>The largest number of each window over images, <c>channels x height x width</c>. Kind: max-pool2d.</summary>
    /// <param name="Kernel">Size of the window.</param>
    public sealed record MaxPool2d(Size2d Kernel) : Layer
    {
        /// <summary>Steps of the window. Default: its size.</summary>
        public Size2d? Stride { get; init; }

        /// <summary>Added at each edge, at most half the window. Default: 0.</summary>
        public Size2d Padding { get; init; }

        /// <summary>Whether what is left over at the edge makes windows too. Default: no.</summary>
        public bool CeilMode { get; init; }

        internal override LayerPlan Plan(LayerInput input)
        {
            var stride = Stride ?? Kernel;
            return Pooling.Plan2d(input, Kernel, stride, Padding, CeilMode, () => nn.MaxPool2d(
                (Kernel.Height, Kernel.Width), (stride.Height, stride.Width), (Padding.Height, Padding.Width), (1, 1), CeilMode));
        }
    }

    /// <summary>The mean of each window over <c>channels x length</c>. Kind: avg-pool1d.</summary>
    /// <param name="Kernel">Length of the window.</param>
    public sealed record AvgPool1d(long Kernel) : Layer
    {
        /// <summary>Steps of the window. Default: its length.</summary>
        public long? Stride { get; init; }

        /// <summary>Zeros added at both ends, at most half the window; they count in the mean. Default: 0.</summary>
        public long Padding { get; init; }

        /// <summary>Whether what is left over at the end makes a window too. Default: no.</summary>
        public bool CeilMode { get; init; }

        internal override LayerPlan Plan(LayerInput input) => Pooling.Plan1d(
            input, new Window("length", Kernel, Stride ?? Kernel, Padding, 1, CeilMode),
            () => nn.AvgPool1d(Kernel, Stride ?? Kernel, Padding, CeilMode));
    }

    /// <summary>The mean of each window over images, <c>channels x height x width</c>. Kind: avg-pool2d.</summary>
    /// <param name="Kernel">Size of the window.</param>
    public sealed record AvgPool2d(Size2d Kernel) : Layer
    {
        /// <summary>Steps of the window. Default: its size.</summary>
        public Size2d? Stride { get; init; }

        /// <summary>Zeros added at each edge, at most half the window; they count in the mean. Default: 0.</summary>
        public Size2d Padding { get; init; }

        /// <summary>Whether what is left over at the edge makes windows too. Default: no.</summary>
        public bool CeilMode { get; init; }

        internal override LayerPlan Plan(LayerInput input)
        {
            var stride = Stride ?? Kernel;
            return Pooling.Plan2d(input, Kernel, stride, Padding, CeilMode, () => nn.AvgPool2d(
                (Kernel.Height, Kernel.Width), (stride.Height, stride.Width), (Padding.Height, Padding.Width), CeilMode));
        }
    }

    /// <summary>Means over as many windows as are wanted, over <c>channels x length</c>. Kind: adaptive-avg-pool1d.</summary>
    /// <param name="Output">The length that comes out. Default: 1, the mean of a channel.</param>
    public sealed record AdaptiveAvgPool1d(long Output = 1) : Layer
    {
        internal override LayerPlan Plan(LayerInput input)
        {
            input.RequireRank(2, "channels x length");
            return new LayerPlan([input.Channels, input.Size("output", Output)], () => nn.AdaptiveAvgPool1d(Output));
        }
    }

    /// <summary>Means over as many windows as are wanted, over images, <c>channels x height x width</c>. Kind: adaptive-avg-pool2d.</summary>
    /// <param name="Output">The size that comes out.</param>
    public sealed record AdaptiveAvgPool2d(Size2d Output) : Layer
    {
        internal override LayerPlan Plan(LayerInput input)
        {
            input.RequireRank(3, "images, channels x height x width");
            input.Size("output", Output);
            return new LayerPlan([input.Channels, Output.Height, Output.Width], () => nn.AdaptiveAvgPool2d((Output.Height, Output.Width)));
        }
    }
}
