using System.Collections.Immutable;

namespace MLNetTorch.Transforms.Tests;

/// <summary>Histories of each kind of training.</summary>
internal static class Histories
{
    public static TrainingHistory Classification { get; } = new(
        [
            new EpochRecord(1, 1.25, 0.5, 1.5, 0.4, 0.1, TimeSpan.FromSeconds(2)) { Metrics = Metrics(("MacroAccuracy", 0.375)) },
            new EpochRecord(2, 0.75, 0.7, 1.125, 0.625, 0.05, TimeSpan.FromMilliseconds(1500)) { Metrics = Metrics(("MacroAccuracy", 0.6)) },
            new EpochRecord(3, 0.5, 0.8125, 1.375, 0.5, 1e-5, TimeSpan.FromSeconds(61)),
        ],
        2,
        "early stopping");

    public static TrainingHistory Regression { get; } = new(
        [
            new EpochRecord(1, 250000, null, 1e-7, null, 0.01, TimeSpan.FromSeconds(0.25))
            {
                Metrics = Metrics(("RSquared", double.NegativeInfinity), ("MeanAbsoluteError", double.NaN)),
            },
        ],
        1,
        "completed");

    public static ImmutableSortedDictionary<string, double> Metrics(params (string Name, double Value)[] metrics)
        => metrics.ToImmutableSortedDictionary(each => each.Name, each => each.Value);
}
