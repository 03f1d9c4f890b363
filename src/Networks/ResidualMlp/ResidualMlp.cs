using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// A perceptron with one hidden layer and a residual connection around its activation: <c>fc2(relu(fc1 x) + fc1 x)</c>.
/// It flattens its input itself. 79,510 parameters at 784 -> 10.
/// </summary>
/// <remarks>Input: any shape <c>[N, *]</c>. Layers: fc1, relu, fc2.</remarks>
public sealed record ResidualMlp : INetworkBuilder
{
    /// <summary>Size of the hidden layer. Default: 100.</summary>
    public long HiddenSize { get; init; } = 100;

    /// <summary>What is applied to the output. Default: nothing, the network returns logits.</summary>
    public OutputActivation OutputActivation { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Options are out of range; the message names all of them.</exception>
    public Module<Tensor, Tensor> Build(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var faults = new OptionFaults(nameof(ResidualMlp));
        faults.AtLeastOne(nameof(HiddenSize), HiddenSize);
        faults.Defined(nameof(OutputActivation), OutputActivation);
        faults.ThrowIfAny();
        WeightLimit.Require(nameof(ResidualMlp), shape, (double)HiddenSize * shape.InputSize + (double)HiddenSize * shape.Output);
        return new ResidualMlpModule(this, shape);
    }
}
