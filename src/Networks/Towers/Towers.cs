using System.Text.Json.Serialization;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>
/// A network for several feature columns of different kinds, such as an image and some numbers: a tower of layers for each input, what the towers give side
/// by side through ReLU, and a head over it (a wide input beside a deep one, as in Cheng et al., 2016, is a tower without hidden layers).
/// </summary>
/// <remarks>
/// Inputs: any number, any shapes. Parts: tower0, tower1, …, head. Inside of <see cref="SplitInputs"/>, as all networks of several inputs, the names of
/// weights begin with <c>network.</c>, such as <c>network.tower0.conv1.weight</c>.
/// </remarks>
public sealed record Towers : IManyInputBuilder
{
    private const long SmallestImage = 16;
    private readonly INetworkBuilder[] networks = [];
    private readonly long[] headSizes = [100];

    /// <summary>
    /// What builds each tower, one for each input in order. Default: none, and each input gets what suits it: a <see cref="ConvNet"/> for images of at least
    /// 16x16, an <see cref="Mlp"/> for the rest.
    /// </summary>
    [JsonConverter(typeof(BuilderListJson))]
    public IReadOnlyList<INetworkBuilder> Networks
    {
        get => Array.AsReadOnly(networks);
        init => networks = [.. value ?? throw new ArgumentNullException(nameof(Networks))];
    }

    /// <summary>How many numbers each tower gives. At least 1. Default: 50.</summary>
    public long TowerSize { get; init; } = 50;

    /// <summary>Sizes of the layers between the towers and the output, each at least 1; none makes the head one linear layer. Default: one layer of 100.</summary>
    public IReadOnlyList<long> HeadSizes
    {
        get => Array.AsReadOnly(headSizes);
        init => headSizes = [.. value ?? throw new ArgumentNullException(nameof(HeadSizes))];
    }

    /// <summary>Probability with which training drops numbers of the head's hidden layers and of image towers of its own making. At least 0, below 1. Default: 0.</summary>
    public double Dropout { get; init; }

    /// <summary>What is applied to the output at the very end. Default: nothing, the network returns logits.</summary>
    public OutputActivation OutputActivation { get; init; }

    /// <inheritdoc/>
    /// <exception cref="NetworkShapeException">There are not as many <see cref="Networks"/> as inputs, or one of them cannot take its input.</exception>
    /// <exception cref="ArgumentException">Options are out of range; the message names all of them.</exception>
    public Module<Tensor[], Tensor> Build(IReadOnlyList<long[]> inputs, long output)
    {
        var shape = NetworkShape.Of(inputs, output);
        CheckOptions();
        if (networks.Length > 0)
        {
            InputCount.Require($"{nameof(Towers)} with {networks.Length} entries in {nameof(Networks)}", shape, networks.Length);
        }

        var towers = new List<Module<Tensor, Tensor>>();
        try
        {
            towers.AddRange(inputs.Select((input, i) => TowerOf(i, input).Build(new NetworkShape(input, TowerSize))));
            var head = new Mlp { HiddenSizes = headSizes, Dropout = Dropout, OutputActivation = OutputActivation };
            return new TowersModule([.. towers], head.Build(new NetworkShape([TowerSize * towers.Count], output)));
        }
        catch
        {
            towers.ForEach(tower => tower.Dispose());
            throw;
        }
    }

    /// <summary>Two builders are equal when all their options are, the networks and sizes one by one.</summary>
    /// <param name="other">The builder to compare with.</param>
    /// <returns>Whether all options are equal.</returns>
    public bool Equals(Towers? other) => other is not null
        && networks.SequenceEqual(other.networks)
        && headSizes.AsSpan().SequenceEqual(other.headSizes)
        && (TowerSize, Dropout, OutputActivation).Equals((other.TowerSize, other.Dropout, other.OutputActivation));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(
        networks.Length, headSizes.Aggregate(headSizes.Length, (hash, size) => HashCode.Combine(hash, size)), TowerSize, Dropout, OutputActivation);

    private INetworkBuilder TowerOf(int index, long[] input) =>
        networks.Length > 0 ? networks[index]
        : input is [_, >= SmallestImage, >= SmallestImage] ? new ConvNet { Dropout = Dropout }
        : new Mlp();

    private void CheckOptions()
    {
        var faults = new OptionFaults(nameof(Towers));
        faults.AtLeastOne(nameof(TowerSize), TowerSize);
        for (var i = 0; i < headSizes.Length; i++)
        {
            faults.AtLeastOne($"{nameof(HeadSizes)}[{i}]", headSizes[i]);
        }

        faults.DropProbability(nameof(Dropout), Dropout);
        faults.Defined(nameof(OutputActivation), OutputActivation);
        faults.Require(networks.All(network => network is not null), $"{nameof(Networks)} holds a null; expected network builders.");
        faults.ThrowIfAny();
    }
}
