using MLNetTorch.Estimators;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>A figure of an epoch to be watched, and what counts as better.</summary>
/// <param name="Metric">
/// One of <see cref="MetricNames"/>, a name in <see cref="TorchTrainerOptions.ValidationMetrics"/>, or one that a callback reports.
/// </param>
/// <param name="Direction">Which values are better.</param>
/// <param name="MinimumChange">By how much a value has to be better than the best so far; 0 or more.</param>
public sealed record MetricMonitor(string Metric, MonitorDirection Direction = MonitorDirection.Auto, double MinimumChange = 0)
{
    // The figures of ML.NET's evaluators and of ours where less is better.
    private static readonly string[] LessIsBetter = ["Loss", "Error", "Entropy"];

    /// <summary>Whether less is better.</summary>
    public bool WantsLess => Direction == MonitorDirection.Less
        || (Direction == MonitorDirection.Auto && !Metric.EndsWith("Reduction", StringComparison.Ordinal)
            && LessIsBetter.Any(end => Metric.Contains(end, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The worst value there is: any other is better.</summary>
    public double Worst => WantsLess ? double.PositiveInfinity : double.NegativeInfinity;

    /// <summary>Whether a value is better than the best so far, by <see cref="MinimumChange"/> at least. One that is not a number never is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="best">The best so far.</param>
    /// <returns>Whether it is better.</returns>
    public bool IsBetter(double value, double best)
        => double.IsInfinity(best) ? WantsLess ? value < best : value > best
        : WantsLess ? value < best - MinimumChange
        : value > best + MinimumChange;

    internal void Check(OptionsValidator faults, string name)
    {
        faults.Require(!string.IsNullOrEmpty(Metric), $"{name}.{nameof(Metric)}", Metric, "the name of a metric");
        faults.Defined(Direction, $"{name}.{nameof(Direction)}");
        faults.NotNegative(MinimumChange, $"{name}.{nameof(MinimumChange)}");
    }
}
