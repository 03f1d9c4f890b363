using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Messages about figures that are not there.</summary>
internal static class MetricText
{
    /// <summary>An epoch has no figure of that name.</summary>
    public static InvalidOperationException Missing(string metric, EpochRecord epoch)
    {
        string[] there = [.. epoch.AllMetrics().Select(each => each.Key)];
        return new($"Epoch {epoch.Epoch} has no metric '{metric}'.{NameSuggestion.For(metric, there)} It has: {string.Join(", ", there)}. "
            + "Figures of the validation rows need ValidationFraction or ValidationSet; ML.NET's own have to be named in ValidationMetrics.");
    }
}
