namespace MLNetTorch.Estimators;

/// <summary>Calls the functions of a <see cref="LambdaCallback"/>.</summary>
internal sealed class LambdaRun(LambdaCallback functions) : CallbackRun
{
    /// <inheritdoc/>
    public override void OnTrainingBegin(TrainingMoment at) => functions.OnTrainingBegin?.Invoke(at);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingMoment at) => functions.OnEpochBegin?.Invoke(at);

    /// <inheritdoc/>
    public override void OnBatchBegin(TrainingMoment at) => functions.OnBatchBegin?.Invoke(at);

    /// <inheritdoc/>
    public override void OnGradients(TrainingMoment at) => functions.OnGradients?.Invoke(at);

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingMoment at) => functions.OnBatchEnd?.Invoke(at);

    /// <inheritdoc/>
    public override void OnValidationBegin(TrainingMoment at) => functions.OnValidationBegin?.Invoke(at);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingMoment at) => functions.OnEpochEnd?.Invoke(at);

    /// <inheritdoc/>
    public override void OnTrainingEnd(TrainingMoment at) => functions.OnTrainingEnd?.Invoke(at);
}
