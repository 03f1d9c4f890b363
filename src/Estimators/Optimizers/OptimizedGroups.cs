using MLNetTorch.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Deals the weights of a network out to optimisers.</summary>
internal static class OptimizedGroups
{
    /// <summary>The groups of the options, and first the weights that are in none. A group of no weights is left out.</summary>
    /// <exception cref="ArgumentException">A group fits no parameter.</exception>
    public static IReadOnlyList<OptimizedGroup> Of(TorchTrainerOptions options, nn.Module network)
    {
        var includesFrozen = options.Callbacks.Any(callback => callback.UnfreezesWeights);
        var all = ParameterPlaces.Of(network);
        Require(options.ParameterGroups, network, all);
        var dealt = all.Where(entry => includesFrozen || entry.Parameter.requires_grad)
            .GroupBy(entry => GroupOf(entry, options.ParameterGroups))
            .OrderBy(group => group.Key)
            .Select(group => Make(options, group.Key < 0 ? null : options.ParameterGroups[group.Key], group.Select(entry => entry.Parameter)));
        return [.. dealt];
    }

    private static int GroupOf(ParameterPlaces entry, IReadOnlyList<ParameterGroup> groups)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            if (entry.Places.Any(place => NamePattern.Matches(groups[i].Pattern, place.Path)))
                return i;
        }
        return -1;
    }

    private static OptimizedGroup Make(TorchTrainerOptions options, ParameterGroup? group, IEnumerable<Parameter> weights)
    {
        var settings = options.Optimizer;
        var rate = group?.LearningRate ?? settings.LearningRate;
        if (group?.WeightDecay is { } decay)
            settings = settings.WithWeightDecay(decay);
        return new OptimizedGroup((settings with { LearningRate = rate }).Create(weights), rate / options.Optimizer.LearningRate);
    }

    private static void Require(IReadOnlyList<ParameterGroup> groups, nn.Module network, IReadOnlyList<ParameterPlaces> all)
    {
        foreach (var group in groups)
            NamePattern.Matching(network, all, group.Pattern);
    }
}
