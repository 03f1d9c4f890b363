using static TorchSharp.torch.nn;

namespace MLNetTorch.Networks;

/// <summary>Keeps parameters out of training, by name.</summary>
public static class NetworkFreezing
{
    /// <summary>
    /// Freezes parameters: <c>network.Freeze("layer1.*", "conv?.weight")</c>. They get no gradient any more (one that they have is dropped) and the trainers'
    /// optimisers leave them alone.
    /// </summary>
    /// <remarks>
    /// Only parameters are frozen. A batch normalisation goes on to follow its running means as long as it is in training mode, as in PyTorch: call
    /// <c>eval()</c> on it, after <c>train()</c> on the network, to stop that too. The trainers do so for parts that are frozen as a whole (their option
    /// <c>EvaluateFrozen</c>).
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="patterns">
    /// Paths of parameters, such as <c>conv1.weight</c>; <c>*</c> stands for any characters, dots included, and <c>?</c> for one. Case counts.
    /// A tied parameter is frozen when any of its paths fits.
    /// </param>
    /// <returns>The paths of the parameters that were trainable before, in the order of declaration; a tied one under its first path.</returns>
    /// <exception cref="NetworkPartException">A pattern fits no parameter. Nothing was changed.</exception>
    public static IReadOnlyList<string> Freeze(this Module network, params string[] patterns) => Set(network, patterns, trainable: false);

    /// <summary>Makes frozen parameters trainable again.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patterns">As in <see cref="Freeze"/>.</param>
    /// <returns>The paths of the parameters that were frozen before.</returns>
    /// <exception cref="NetworkPartException">A pattern fits no parameter. Nothing was changed.</exception>
    public static IReadOnlyList<string> Unfreeze(this Module network, params string[] patterns) => Set(network, patterns, trainable: true);

    private static List<string> Set(Module network, string[] patterns, bool trainable)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(patterns);
        var all = ParameterPlaces.Of(network);
        var chosen = patterns.SelectMany(pattern => NamePattern.Matching(network, all, pattern)).ToHashSet();
        var changed = new List<string>();
        foreach (var entry in all.Where(entry => chosen.Contains(entry) && entry.Parameter.requires_grad != trainable))
        {
            entry.Parameter.requires_grad = trainable;
            if (!trainable)
            {
                // Without this an optimiser that holds the parameter would make one more step with it.
                entry.Parameter.grad = null;
            }

            changed.Add(entry.Path);
        }

        return changed;
    }
}
