using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// Lets a network of several inputs be run as one of a single input: takes joined rows apart, into views that copy nothing, and hands them to it.
/// </summary>
/// <remarks>
/// Input: <c>[N, total]</c>, all numbers of the first input, then those of the second, and so on, as trainers and transformers join feature columns; a
/// single input stays as it is.
/// Output: what the network gives. Part: network, so its weights are named <c>network.fc1.weight</c> and so on; weights that were saved without that prefix
/// load with <c>WeightRenaming.ReplacePrefix("", "network.")</c>.
/// </remarks>
public sealed class SplitInputs : Module<Tensor, Tensor>, IDescribesItself
{
    // The name is the one in state dictionaries, and the type lets another network be put in its place.
    private readonly Module network;
    private readonly NetworkShape shape;
    private readonly long[][] inputs;

    /// <summary>Wraps a network of two inputs.</summary>
    /// <param name="inputs">The dimensions of the two inputs, without the batch dimension.</param>
    /// <param name="network">The network, which is disposed with this module.</param>
    /// <exception cref="NetworkShapeException">There are not two inputs.</exception>
    public SplitInputs(IReadOnlyList<long[]> inputs, Module<Tensor, Tensor, Tensor> network)
        : this(inputs, network, 2)
    {
    }

    /// <summary>Wraps a network of three inputs.</summary>
    /// <param name="inputs">The dimensions of the three inputs, without the batch dimension.</param>
    /// <param name="network">The network, which is disposed with this module.</param>
    /// <exception cref="NetworkShapeException">There are not three inputs.</exception>
    public SplitInputs(IReadOnlyList<long[]> inputs, Module<Tensor, Tensor, Tensor, Tensor> network)
        : this(inputs, network, 3)
    {
    }

    /// <summary>Wraps a network of any number of inputs, which come as an array.</summary>
    /// <param name="inputs">The dimensions of the inputs, without the batch dimension.</param>
    /// <param name="network">The network, which is disposed with this module.</param>
    public SplitInputs(IReadOnlyList<long[]> inputs, Module<Tensor[], Tensor> network)
        : this(inputs, network, null)
    {
    }

    private SplitInputs(IReadOnlyList<long[]> inputs, Module network, int? count)
        : base(nameof(SplitInputs))
    {
        ArgumentNullException.ThrowIfNull(network);
        shape = NetworkShape.Of(inputs, 1);
        if (count is { } wanted)
        {
            InputCount.Require(ModuleName.Of(network), shape, wanted);
        }

        this.inputs = [.. shape.Inputs];
        this.network = network;
        RegisterComponents();
    }

    /// <summary>The dimensions of the inputs: <c>1x28x28 + 5</c>.</summary>
    public string Description => shape.InputText;

    /// <summary>Takes the rows apart and runs the network.</summary>
    /// <param name="input">Joined rows <c>[N, total]</c>.</param>
    /// <returns>What the network gives.</returns>
    /// <exception cref="ArgumentException">The rows have another length.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.dim() == 0 || !input.shape.AsSpan(1).SequenceEqual(shape.Input))
        {
            throw new ArgumentException(
                $"SplitInputs takes rows [N, {string.Join(", ", shape.Input)}] of {shape.InputText}, but got [{string.Join(", ", input.shape)}].", nameof(input));
        }

        using var scope = NewDisposeScope();
        return Run(Split(input)).MoveToOuterDisposeScope();
    }

    private Tensor[] Split(Tensor input)
    {
        if (inputs.Length == 1)
        {
            return [input];
        }

        var parts = new Tensor[inputs.Length];
        var at = 0L;
        for (var i = 0; i < parts.Length; i++)
        {
            var size = inputs[i].Aggregate(1L, (product, each) => product * each);
            parts[i] = input.narrow(1, at, size).view([input.shape[0], .. inputs[i]]);
            at += size;
        }

        return parts;
    }

    private Tensor Run(Tensor[] parts) => network switch
    {
        Module<Tensor, Tensor, Tensor> two => two.call(parts[0], parts[1]),
        Module<Tensor, Tensor, Tensor, Tensor> three => three.call(parts[0], parts[1], parts[2]),
        Module<Tensor[], Tensor> many => many.call(parts),
        _ => throw new InvalidOperationException(
            $"The part 'network' of SplitInputs is a {ModuleName.Of(network)}, which does not take {parts.Length} inputs."),
    };
}
