namespace MLNetTorch;

/// <summary>One step of a learning-rate range test.</summary>
/// <param name="Rate">The learning rate of the step; more than 0.</param>
/// <param name="Loss">The loss of its batch.</param>
/// <param name="SmoothedLoss">The running mean of the losses up to this one.</param>
public readonly record struct LearningRatePoint(double Rate, double Loss, double SmoothedLoss);
