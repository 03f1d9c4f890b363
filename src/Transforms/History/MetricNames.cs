namespace MLNetTorch.Transforms;

/// <summary>The names of the figures that an epoch has by itself. ML.NET's own metrics go by the names of their properties.</summary>
public static class MetricNames
{
    /// <summary>Mean loss over the training rows.</summary>
    public const string TrainingLoss = nameof(EpochRecord.TrainingLoss);

    /// <summary>Share of training rows that were right.</summary>
    public const string TrainingAccuracy = nameof(EpochRecord.TrainingAccuracy);

    /// <summary>Mean loss over the validation rows.</summary>
    public const string ValidationLoss = nameof(EpochRecord.ValidationLoss);

    /// <summary>Share of validation rows that were right.</summary>
    public const string ValidationAccuracy = nameof(EpochRecord.ValidationAccuracy);

    /// <summary>The learning rate of the epoch's last step.</summary>
    public const string LearningRate = nameof(EpochRecord.LearningRate);
}
