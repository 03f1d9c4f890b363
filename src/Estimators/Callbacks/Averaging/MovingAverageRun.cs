namespace MLNetTorch.Estimators;

/// <summary>Averages the weights of every step.</summary>
internal sealed class MovingAverageRun(MovingAverage settings) : CallbackRun
{
    private AveragedWeights? _weights;
    private bool _steps;

    /// <inheritdoc/>
    public override void OnTrainingBegin(TrainingMoment at) => _weights = AveragedWeights.For(at, settings.AverageBuffers);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingMoment at)
    {
        if (_weights!.SwappedIn)
            _weights.Swap();
    }

    // Several batches may make up a step.
    /// <inheritdoc/>
    public override void OnGradients(TrainingMoment at) => _steps = at.Epoch >= settings.StartEpoch;

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingMoment at)
    {
        if (_steps)
            _weights!.Add(1 - Decay(_weights.Count));
        _steps = false;
    }

    /// <inheritdoc/>
    public override void OnValidationBegin(TrainingMoment at) => _weights!.Swap();

    /// <inheritdoc/>
    public override void Save(CallbackState state) => _weights!.Save(state);

    /// <inheritdoc/>
    public override void Load(CallbackState state) => _weights!.Load(state);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _weights?.Dispose();
        base.Dispose(disposing);
    }

    private double Decay(long updates) => settings.Warmup ? Math.Min(settings.Decay, (1.0 + updates) / (10.0 + updates)) : settings.Decay;
}
