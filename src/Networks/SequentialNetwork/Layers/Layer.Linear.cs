using static TorchSharp.torch;

namespace MLNetTorch.Networks;

public abstract partial record Layer
{
    /// <summary>A linear layer over the last dimension: <c>x Wᵀ + b</c>. Kind: linear.</summary>
    /// <param name="Units">How many numbers come out. The last layer with a size may leave it out.</param>
    public sealed record Linear(long? Units = null) : Layer
    {
        /// <summary>Whether a bias is added. Default: yes.</summary>
        public bool Bias { get; init; } = true;

        internal override bool HasSize => true;

        internal override LayerPlan Plan(LayerInput input)
        {
            var units = input.SizeOrOutput("units", Units);
            var features = input.Shape[^1];
            return new LayerPlan(
                [.. input.Shape[..^1], units], () => nn.Linear(features, units, Bias), ((double)features * units) + (Bias ? units : 0));
        }
    }

    /// <summary>A <see cref="Networks.LinearRelu"/> over the last dimension: <c>relu(x W + b)</c>. Kind: linear-relu.</summary>
    /// <param name="Units">How many numbers come out. The last layer with a size may leave it out.</param>
    public sealed record LinearRelu(long? Units = null) : Layer
    {
        internal override bool HasSize => true;

        internal override LayerPlan Plan(LayerInput input)
        {
            var units = input.SizeOrOutput("units", Units);
            var features = input.Shape[^1];
            return new LayerPlan([.. input.Shape[..^1], units], () => new Networks.LinearRelu(features, units), ((double)features * units) + units);
        }
    }

    /// <summary>
    /// A table of learnt vectors, looked up by number: each number of the input becomes a vector. Numbers with a fraction are cut off. Kind: embedding.
    /// </summary>
    /// <param name="Count">How many vectors: the inputs run from 0 to one less.</param>
    /// <param name="Size">The size of a vector.</param>
    public sealed record Embedding(long Count, long Size) : Layer
    {
        internal override LayerPlan Plan(LayerInput input)
        {
            input.Size("count", Count);
            input.Size("size", Size);
            return new LayerPlan([.. input.Shape, Size], () => new EmbeddingTable(Count, Size), (double)Count * Size);
        }
    }
}
