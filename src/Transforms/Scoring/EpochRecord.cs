namespace MLNetTorch.Transforms;

/// <summary>What one pass over the training rows came to.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainingLoss">Mean loss over all training rows, while they were learned from.</param>
/// <param name="TrainingAccuracy">Share of training rows that were right, 0 to 1.</param>
/// <param name="ValidationLoss">Mean loss over all validation rows; null without any.</param>
/// <param name="ValidationAccuracy">Share of validation rows that were right, 0 to 1; null without any.</param>
/// <param name="LearningRate">The learning rate of the last step of the epoch.</param>
/// <param name="Duration">How long it took, validation included.</param>
public sealed record EpochRecord(
    int Epoch,
    double TrainingLoss,
    double TrainingAccuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    double LearningRate,
    TimeSpan Duration);
