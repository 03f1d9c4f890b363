namespace MLNetTorch.Estimators;

/// <summary>Averages the weights of every epoch.</summary>
internal sealed class WeightAveragingRun(WeightAveraging settings) : CallbackRun
{
    private AveragedWeights? _weights;

    /// <inheritdoc/>
    public override void OnTrainingBegin(TrainingMoment at) => _weights = AveragedWeights.For(at, settings.AverageBuffers);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingMoment at)
    {
        if (_weights!.SwappedIn)
            _weights.Swap();
    }

    /// <inheritdoc/>
    public override void OnValidationBegin(TrainingMoment at)
    {
        if (at.Epoch < settings.StartEpoch)
            return;
        _weights!.Add(1.0 / (_weights.Count + 1));
        _weights.Swap();
    }

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
}
