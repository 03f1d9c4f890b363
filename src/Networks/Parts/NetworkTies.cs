using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Tied parameters: one tensor at several places of a network.</summary>
public static class NetworkTies
{
    /// <summary>
    /// The parameters that stand at several places, because a layer is used twice or a parameter was given to two layers. Such a parameter is counted
    /// once by <c>parameters()</c>, its gradients from all places add up, and state dictionaries list it at each place.
    /// </summary>
    /// <remarks>
    /// To tie two layers by hand, give the second what <see cref="NetworkParts.Parameter"/> returns of the first:
    /// <c>second.weight = first.Parameter("weight")</c>. (The property <c>first.weight</c> makes a new object at each reading in TorchSharp 0.102, which
    /// shares the numbers but is counted and moved as a parameter of its own.) A copy of the network stays tied when the same code builds it: a state
    /// that would untie it is refused by <see cref="NetworkState.Load"/>.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <returns>A group of paths for each such parameter, both in the order of declaration.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> TiedParameters(this Module network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return
        [
            .. ParameterPlaces.Of(network).Where(entry => entry.Places.Count > 1)
                .Select(entry => (IReadOnlyList<string>)[.. entry.Places.Select(place => place.Path)]),
        ];
    }
}
