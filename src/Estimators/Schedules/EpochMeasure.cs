namespace MLNetTorch.Estimators;

/// <summary>
/// What an epoch came to, for schedules that react to it: of the validation rows where there are any, else of the training rows.
/// </summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">The share of right classes.</param>
internal readonly record struct EpochMeasure(double Loss, double Accuracy);
