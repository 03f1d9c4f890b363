using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>A multi-layer perceptron: linear layers with an activation between them. It flattens its input itself.</summary>
/// <remarks>
/// Input: any shape <c>[N, *]</c>. Layers: fc0, fc1, …; the last one has the size of the output.
/// <c>new Mlp { HiddenSizes = [1000, 50], ActivateLast = true, OutputActivation = LogSoftmax }</c> at 1x28x28 -> 10 has 835,560 parameters.
/// </remarks>
public sealed record Mlp : INetworkBuilder
{
    private readonly long[] hiddenSizes = [100];

    /// <summary>Sizes of the layers between input and output, each at least 1; none makes a linear model. Default: one layer of 100.</summary>
    public IReadOnlyList<long> HiddenSizes
    {
        get => Array.AsReadOnly(hiddenSizes);
        init => hiddenSizes = [.. value ?? throw new ArgumentNullException(nameof(HiddenSizes))];
    }

    /// <summary>The function after every hidden layer. Default: ReLU.</summary>
    public Activation Activation { get; init; }

    /// <summary>Probability with which training drops numbers of each hidden layer. At least 0, below 1. Default: 0, no dropout.</summary>
    public double Dropout { get; init; }

    /// <summary>
    /// Whether <see cref="Activation"/> follows the last layer too. Default: no. With ReLU there, a class whose number is negative for every
    /// example stops learning for good.
    /// </summary>
    public bool ActivateLast { get; init; }

    /// <summary>What is applied to the output at the very end. Default: nothing, the network returns logits.</summary>
    public OutputActivation OutputActivation { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Options are out of range; the message names all of them.</exception>
    public Module<Tensor, Tensor> Build(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        CheckOptions();
        long[] sizes = [shape.InputSize, .. hiddenSizes, shape.Output];
        WeightLimit.Require(nameof(Mlp), shape, sizes.Zip(sizes.Skip(1), (inputs, outputs) => (double)inputs * outputs).Sum());
        return new MlpModule(this, shape);
    }

    /// <summary>Two builders are equal when all their options are, the sizes one by one.</summary>
    /// <param name="other">The builder to compare with.</param>
    /// <returns>Whether all options are equal.</returns>
    public bool Equals(Mlp? other) => other is not null
        && hiddenSizes.AsSpan().SequenceEqual(other.hiddenSizes)
        && (Activation, Dropout, ActivateLast, OutputActivation).Equals((other.Activation, other.Dropout, other.ActivateLast, other.OutputActivation));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(
        hiddenSizes.Aggregate(hiddenSizes.Length, (hash, size) => HashCode.Combine(hash, size)), Activation, Dropout, ActivateLast, OutputActivation);

    private void CheckOptions()
    {
        var faults = new OptionFaults(nameof(Mlp));
        for (var i = 0; i < hiddenSizes.Length; i++)
        {
            faults.AtLeastOne($"{nameof(HiddenSizes)}[{i}]", hiddenSizes[i]);
        }

        faults.Defined(nameof(Activation), Activation);
        faults.DropProbability(nameof(Dropout), Dropout);
        faults.Defined(nameof(OutputActivation), OutputActivation);
        faults.ThrowIfAny();
    }
}
