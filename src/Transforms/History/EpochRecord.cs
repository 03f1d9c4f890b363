using System.Collections.Immutable;

namespace MLNetTorch.Transforms;

/// <summary>What one pass over the training rows came to.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainingLoss">Mean loss over all training rows, while they were learned from.</param>
/// <param name="TrainingAccuracy">Share of training rows that were right, 0 to 1; null where there are no classes.</param>
/// <param name="ValidationLoss">Mean loss over all validation rows; null without any.</param>
/// <param name="ValidationAccuracy">Share of validation rows that were right, 0 to 1; null without any, and where there are no classes.</param>
/// <param name="LearningRate">The learning rate of the last step of the epoch.</param>
/// <param name="Duration">How long it took, validation included.</param>
public sealed record EpochRecord(
    int Epoch,
    double TrainingLoss,
    double? TrainingAccuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    double LearningRate,
    TimeSpan Duration)
{
    /// <summary>Further figures by name: ML.NET's own metrics of the validation rows, and what callbacks report.</summary>
    /// <value>Empty unless set.</value>
    public ImmutableSortedDictionary<string, double> Metrics { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>How many validation rows of each class (outer list) were taken for each class (inner list); null where it was not asked for.</summary>
    public IReadOnlyList<IReadOnlyList<long>>? Confusion { get; init; }

    /// <summary>Every figure that this epoch has, by its name: those of <see cref="MetricNames"/> first, then <see cref="Metrics"/>.</summary>
    /// <returns>Names and values; without those that are null.</returns>
    public IEnumerable<KeyValuePair<string, double>> AllMetrics()
    {
        (string Name, double? Value)[] own =
        [
            (MetricNames.TrainingLoss, TrainingLoss),
            (MetricNames.TrainingAccuracy, TrainingAccuracy),
            (MetricNames.ValidationLoss, ValidationLoss),
            (MetricNames.ValidationAccuracy, ValidationAccuracy),
            (MetricNames.LearningRate, LearningRate),
        ];
        return own.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Name, each.Value!.Value)).Concat(Metrics);
    }

    /// <summary>A figure by its name.</summary>
    /// <param name="name">One of <see cref="MetricNames"/>, or a key of <see cref="Metrics"/>.</param>
    /// <returns>The figure; null where this epoch has none of that name.</returns>
    public double? Metric(string name)
        => AllMetrics().Where(each => each.Key == name).Select(each => (double?)each.Value).FirstOrDefault();
}
