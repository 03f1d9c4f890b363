using System.Globalization;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// A perceptron with weights that are never trained, a layer that is used twice and a loop in its forward pass, after "Dive into Deep Learning":
/// a <see cref="FixedHiddenLayer"/> as wide as its input. With one output it gives the layer's sum, with more a linear layer on top of it.
/// </summary>
/// <remarks>
/// Input: any shape <c>[N, *]</c>, flattened, of at most 16,384 numbers an example: two matrices are as wide and as high as that. Layers: linear, and
/// out where there is more than one output. The fixed weights are the buffer rand_weight.
/// </remarks>
public sealed record FixedHiddenMlp : INetworkBuilder
{
    private const long WidestInput = 16_384;

    /// <summary>
    /// Whether the loop halves the whole batch until its norm is at most 1, as the book does. Then an example's output depends on the examples
    /// beside it, and scoring row by row differs from scoring in batches. Default: no, each example is halved by its own norm.
    /// </summary>
    public bool NormOverBatch { get; init; }

    /// <summary>What is applied to the output. Default: nothing, the network returns logits.</summary>
    public OutputActivation OutputActivation { get; init; }

    /// <inheritdoc/>
    /// <exception cref="NetworkShapeException">The input is too wide.</exception>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public Module<Tensor, Tensor> Build(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var faults = new OptionFaults(nameof(FixedHiddenMlp));
        faults.Defined(nameof(OutputActivation), OutputActivation);
        faults.ThrowIfAny();
        WeightLimit.Require(nameof(FixedHiddenMlp), shape, (double)Math.Min(shape.InputSize, WidestInput) * shape.Output);
        return shape.InputSize <= WidestInput
            ? new FixedHiddenMlpModule(this, shape)
            : throw new NetworkShapeException(string.Create(
                CultureInfo.InvariantCulture,
                $"FixedHiddenMlp cannot be built for {shape}: its two weights would be {shape.InputSize} x {shape.InputSize}. "
                + $"It takes inputs of at most {WidestInput} numbers; use Mlp, or make the images smaller."));
    }
}
