namespace MLNetTorch;

/// <summary>What a schedule gives for one step.</summary>
/// <param name="LearningRate">The factor on the step.</param>
/// <param name="Momentum">The momentum, or the first beta of the Adam family; null: it stays as it is.</param>
public readonly record struct ScheduleValue(double LearningRate, double? Momentum = null);
