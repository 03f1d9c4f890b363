using static TorchSharp.torch;

namespace MLNetTorch.Networks;

public abstract partial record Layer
{
    /// <summary>Puts all dimensions of an example in one row. Kind: flatten.</summary>
    public sealed record Flatten : Layer
    {
        internal override LayerPlan Plan(LayerInput input) =>
            new([input.Shape.Aggregate(1L, (product, size) => product * size)], () => nn.Flatten());
    }

    /// <summary>The reverse of flatten: a row of numbers becomes an image or another shape. Kind: unflatten.</summary>
    public sealed record Unflatten : Layer
    {
        private readonly long[] shape = [];

        /// <summary>A row of numbers in another shape.</summary>
        /// <param name="shape">The new dimensions of an example; their product is its number of features.</param>
        public Unflatten(params IReadOnlyList<long> shape) => Shape = shape;

        /// <summary>The new dimensions of an example.</summary>
        public IReadOnlyList<long> Shape
        {
            get => Array.AsReadOnly(shape);
            init => shape = [.. value ?? throw new ArgumentNullException(nameof(Shape))];
        }

        /// <summary>Two of them are equal when their dimensions are.</summary>
        /// <param name="other">The layer to compare with.</param>
        /// <returns>Whether all dimensions are equal.</returns>
        public bool Equals(Unflatten? other) => other is not null && shape.AsSpan().SequenceEqual(other.shape);

        /// <inheritdoc/>
        public override int GetHashCode() => shape.Aggregate(shape.Length, HashCode.Combine);

        internal override LayerPlan Plan(LayerInput input)
        {
            input.RequireRank(1, "a row of features, as flatten gives");
            foreach (var size in shape)
            {
                input.Size("shape", size);
            }

            var features = input.Shape[0];
            input.Require(
                shape.Length > 0 && shape.Aggregate(1.0, (product, size) => product * size) == features, $"takes the numbers of {LayerInput.Text(shape)}");
            return new LayerPlan(shape, () => nn.Unflatten(1, [.. shape]));
        }

        /// <inheritdoc/>
        protected override bool PrintMembers(System.Text.StringBuilder builder)
        {
            builder.Append("Shape = ").Append(LayerInput.Text(shape));
            return true;
        }
    }

    /// <summary>Adds zeros around images. Kind: zero-pad2d.</summary>
    /// <param name="Left">Columns on the left.</param>
    /// <param name="Right">Columns on the right.</param>
    /// <param name="Top">Rows above.</param>
    /// <param name="Bottom">Rows below.</param>
    public sealed record ZeroPad2d(long Left, long Right, long Top, long Bottom) : Layer
    {
        internal override LayerPlan Plan(LayerInput input)
        {
            input.RequireRank(3, "images, channels x height x width");
            input.Size("left", Left, 0);
            input.Size("right", Right, 0);
            input.Size("top", Top, 0);
            input.Size("bottom", Bottom, 0);
            return new LayerPlan(
                [input.Channels, input.Shape[1] + Top + Bottom, input.Shape[2] + Left + Right], () => nn.ZeroPad2d((Left, Right, Top, Bottom)));
        }
    }

    /// <summary>A <see cref="CenteredLayer"/>: takes the mean of the whole batch away from each number. Kind: centered.</summary>
    public sealed record Centered : Layer
    {
        internal override LayerPlan Plan(LayerInput input) => input.SameShape(() => new CenteredLayer());
    }
}
