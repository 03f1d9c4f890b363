namespace MLNetTorch.Networks;

/// <summary>Adds <c>Without</c> to builders.</summary>
public static class CuttingExtensions
{
    /// <summary>The same network with some layers left out: <c>new ResNet { Depth = 18 }.Without("fc")</c> gives the 512 numbers that its head reads.</summary>
    /// <param name="network">What builds the whole network.</param>
    /// <param name="layers">The paths of the layers; what goes in comes out of them. At least one.</param>
    /// <returns>The builder. It is saved with a model if the given one can be.</returns>
    /// <exception cref="ArgumentException">No layer is named, or one without a name.</exception>
    public static WithoutLayers Without(this INetworkBuilder network, params IReadOnlyList<string> layers)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(layers);
        return layers.Count > 0 && !layers.Any(string.IsNullOrEmpty)
            ? new WithoutLayers { Network = network, Layers = layers }
            : throw new ArgumentException("No layer is named; expected at least one path, such as \"fc\".", nameof(layers));
    }
}
