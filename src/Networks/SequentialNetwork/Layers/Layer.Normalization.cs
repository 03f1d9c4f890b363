using static TorchSharp.torch;

namespace MLNetTorch.Networks;

public abstract partial record Layer
{
    /// <summary>
    /// Batch normalisation of each channel (Ioffe and Szegedy, 2015), over features, <c>channels x length</c> or <c>channels x height x width</c>.
    /// Kind: batch-norm.
    /// </summary>
    public sealed record BatchNorm : Layer
    {
        /// <summary>Added to the variance. Default: 1e-5.</summary>
        public double Eps { get; init; } = 1e-5;

        /// <summary>The part of a new batch in the running mean and variance. 0 to 1. Default: 0.1.</summary>
        public double Momentum { get; init; } = 0.1;

        /// <summary>Whether a factor and a bias are learnt for each channel. Default: yes.</summary>
        public bool Affine { get; init; } = true;

        internal override LayerPlan Plan(LayerInput input)
        {
            input.Require(input.Shape.Length <= 3, "takes features, channels x length or channels x height x width");
            input.Positive("eps", Eps);
            if (Momentum is not (>= 0 and <= 1))
            {
                throw input.Fault(FormattableString.Invariant($"momentum is {Momentum}; expected 0 to 1"));
            }

            var channels = input.Channels;
            return new LayerPlan(
                input.Shape,
                input.Shape.Length == 3 ? () => nn.BatchNorm2d(channels, Eps, Momentum, Affine) : () => nn.BatchNorm1d(channels, Eps, Momentum, Affine),
                Affine ? 2.0 * channels : 0);
        }
    }

    /// <summary>Layer normalisation (Ba et al., 2016) over the last dimensions of an example. Kind: layer-norm.</summary>
    /// <param name="Dimensions">Over how many of the last dimensions. Default: 1.</param>
    public sealed record LayerNorm(int Dimensions = 1) : Layer
    {
        /// <summary>Added to the variance. Default: 1e-5.</summary>
        public double Eps { get; init; } = 1e-5;

        /// <summary>Whether a factor and a bias are learnt for each number. Default: yes.</summary>
        public bool Affine { get; init; } = true;

        internal override LayerPlan Plan(LayerInput input)
        {
            input.Size("dimensions", Dimensions);
            input.Positive("eps", Eps);
            input.Require(Dimensions <= input.Shape.Length, $"takes inputs of at least {Dimensions} dimensions");
            var shape = input.Shape[^Dimensions..];
            return new LayerPlan(
                input.Shape, () => nn.LayerNorm(shape, Eps, Affine), Affine ? 2 * shape.Aggregate(1.0, (product, size) => product * size) : 0);
        }
    }

    /// <summary>
    /// Normalisation over groups of channels (Wu and He, 2018), over <c>channels x length</c> or <c>channels x height x width</c>. Kind: group-norm.
    /// </summary>
    /// <param name="Groups">How many groups; the number of channels is a multiple of it.</param>
    public sealed record GroupNorm(long Groups) : Layer
    {
        /// <summary>Added to the variance. Default: 1e-5.</summary>
        public double Eps { get; init; } = 1e-5;

        /// <summary>Whether a factor and a bias are learnt for each channel. Default: yes.</summary>
        public bool Affine { get; init; } = true;

        internal override LayerPlan Plan(LayerInput input)
        {
            input.Size("groups", Groups);
            input.Positive("eps", Eps);
            input.Require(input.Shape.Length >= 2, "takes channels x length or channels x height x width");
            input.Require(input.Channels % Groups == 0, $"takes a number of channels that is a multiple of groups, {Groups}");
            var channels = input.Channels;
            return new LayerPlan(input.Shape, () => nn.GroupNorm(Groups, channels, Eps, Affine), Affine ? 2.0 * channels : 0);
        }
    }
}
