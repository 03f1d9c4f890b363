using System.Collections.Immutable;

namespace MLNetTorch.Estimators;

/// <summary>What the validation rows came to after an epoch.</summary>
/// <param name="Loss">The mean loss; null without such rows.</param>
/// <param name="Accuracy">The share that was right; null without such rows, and without classes.</param>
/// <param name="Metrics">ML.NET's metrics that were asked for.</param>
/// <param name="Confusion">Counts by wanted and chosen class; null where not asked for.</param>
internal sealed record Measured(
    double? Loss, double? Accuracy, ImmutableSortedDictionary<string, double> Metrics, IReadOnlyList<IReadOnlyList<long>>? Confusion)
{
    /// <summary>There are no validation rows.</summary>
    public static Measured Nothing { get; } = new(null, null, ImmutableSortedDictionary<string, double>.Empty, null);
}
