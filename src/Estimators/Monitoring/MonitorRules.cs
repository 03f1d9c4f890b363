using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Whether a figure to be watched will be there, as far as that can be told before the training.</summary>
internal static class MonitorRules
{
    /// <summary>What the metric may be instead; null: it will be there, or a callback may report it.</summary>
    public static string? FaultOf(MetricMonitor monitor, TorchTrainerOptions options, LearningTask task)
    {
        var metric = monitor.Metric ?? "";
        var validates = options.ValidationFraction > 0 || options.ValidationSet is not null;
        if (metric is MetricNames.ValidationLoss or MetricNames.ValidationAccuracy && !validates)
            return "a metric of the validation rows only with ValidationFraction or ValidationSet";
        if (metric is MetricNames.TrainingAccuracy or MetricNames.ValidationAccuracy && task.Labels == LabelKind.Values)
            return "a metric that a regression has: TrainingLoss, ValidationLoss or one of ValidationMetrics";
        string[] own = [MetricNames.TrainingLoss, MetricNames.TrainingAccuracy, MetricNames.ValidationLoss, MetricNames.ValidationAccuracy,
            MetricNames.LearningRate, .. options.ValidationMetrics];
        if (own.Contains(metric))
            return null;
        if (NamedMetrics.Of(task.MetricsType).Contains(metric))
            return "a metric of ML.NET only where ValidationMetrics names it";
        // A callback may report a figure of any name; one of a nearly known name is more likely misspelt.
        var suggestion = NameSuggestion.For(metric, own.Concat(NamedMetrics.Of(task.MetricsType)));
        return !options.Callbacks.Any(callback => callback is not null && !callback.Monitors.Any()) || suggestion.Length > 0
            ? $"the name of a metric.{suggestion} There are: {string.Join(", ", own)}"
            : null;
    }
}
