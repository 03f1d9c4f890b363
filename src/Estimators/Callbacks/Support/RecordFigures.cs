using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Figures of an epoch that a callback cannot do without.</summary>
internal static class RecordFigures
{
    /// <summary>A figure by its name.</summary>
    /// <exception cref="InvalidOperationException">The epoch has none of that name; the message tells which it has.</exception>
    public static double Require(this EpochRecord record, string name) => record.Metric(name) ?? throw Missing(record, name);

    private static InvalidOperationException Missing(EpochRecord record, string name)
    {
        string[] known = [.. record.AllMetrics().Select(each => each.Key)];
        var cure = name is MetricNames.ValidationLoss or MetricNames.ValidationAccuracy
            ? " It needs validation rows: set ValidationFraction."
            : $"{NameSuggestion.For(name, known)} It has: {string.Join(", ", known)}. One that a callback reports is there for those after it.";
        return new InvalidOperationException($"Epoch {record.Epoch} has no figure '{name}'.{cure}");
    }
}
