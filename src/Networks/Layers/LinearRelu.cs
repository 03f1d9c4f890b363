using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// A linear layer and ReLU in one: <c>relu(x W + b)</c>. It is the custom layer of "Dive into Deep Learning": the weight is stored as (inputs, units), where
/// PyTorch's own linear layer stores (units, inputs), and all numbers start normally distributed, N(0, 1).
/// </summary>
/// <remarks>Input: <c>[*, inputs]</c>, output <c>[*, units]</c>. Parameters: weight, bias.</remarks>
public sealed class LinearRelu : Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>Makes the layer with freshly drawn parameters.</summary>
    /// <param name="inputs">How many numbers an example has, at least 1.</param>
    /// <param name="units">How many numbers come out, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public LinearRelu(long inputs, long units)
        : base(nameof(LinearRelu))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);

        weight = new Parameter(randn(inputs, units));
        bias = new Parameter(randn(units));
        RegisterComponents();

        // The layer outlives any scope that is open around its making.
        weight.DetachFromDisposeScope();
        bias.DetachFromDisposeScope();
    }

    /// <summary>The weight, (inputs, units).</summary>
    public Parameter Weight => weight;

    /// <summary>The bias, (units).</summary>
    public Parameter Bias => bias;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        return input.matmul(weight).add_(bias).relu_().MoveToOuterDisposeScope();
    }
}
