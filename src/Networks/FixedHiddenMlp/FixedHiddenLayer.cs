using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// A layer with weights that are never trained and a loop in its forward pass, after "Dive into Deep Learning":
/// <c>linear(relu(linear(x) rand_weight + 1))</c>, both times the same linear layer, then halved until the L1 norm is at most 1.
/// </summary>
/// <remarks>
/// Input: <c>[N, units]</c>; output: <c>[N, units]</c>, its sum is what the book's FixedHiddenMLP returns. Parameters: linear.weight, linear.bias; the
/// fixed weights are the buffer rand_weight and saved with the rest. A norm that is not finite is left as it is.
/// </remarks>
public sealed class FixedHiddenLayer : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> linear;
    private readonly Tensor rand_weight;
    private readonly bool normOverBatch;

    /// <summary>Makes the layer with freshly drawn weights.</summary>
    /// <param name="units">How many numbers an example has, and how many come out. At least 1.</param>
    /// <param name="normOverBatch">
    /// Whether the norm is taken over the whole batch, as the book does: then what comes out for an example depends on the examples beside it.
    /// Default: no, each example is halved by its own norm.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public FixedHiddenLayer(long units, bool normOverBatch = false)
        : base(nameof(FixedHiddenLayer))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        linear = Linear(units, units);
        rand_weight = FixedHidden.NewWeight(units);
        this.normOverBatch = normOverBatch;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return FixedHidden.Run(linear, rand_weight, input, normOverBatch);
    }
}
