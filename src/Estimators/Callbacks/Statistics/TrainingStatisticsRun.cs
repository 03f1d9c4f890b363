using MLNetTorch.Networks;

namespace MLNetTorch.Estimators;

/// <summary>Measures gradients and weights.</summary>
internal sealed class TrainingStatisticsRun(TrainingStatistics settings) : CallbackRun
{
    private IReadOnlyList<ParameterPlaces> _parameters = [];
    private GradientSums? _gradients;
    private WeightMovement? _movement;

    /// <inheritdoc/>
    public override void OnTrainingBegin(TrainingMoment at)
    {
        _parameters = ParameterPlaces.Of(at.Network);
        _gradients = new GradientSums(_parameters);
        _movement = settings.Updates ? new WeightMovement(_parameters) : null;
    }

    // Not when the epoch begins: a callback may exchange the weights then.
    /// <inheritdoc/>
    public override void OnBatchBegin(TrainingMoment at) => _movement?.Begin();

    /// <inheritdoc/>
    public override void OnGradients(TrainingMoment at) => _gradients!.Add();

    /// <inheritdoc/>
    public override void OnValidationBegin(TrainingMoment at) => _movement?.End();

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingMoment at)
    {
        if (_gradients!.Steps > 0)
            ReportGradients(at);
        ReportWeights(at);
        if (_movement is not null)
            at.ReportMetric("UpdateRatio", _movement.Ratio);
    }

    /// <inheritdoc/>
    public override void Save(CallbackState state)
    {
        _gradients!.Save(state);
        _movement?.Save(state);
    }

    /// <inheritdoc/>
    public override void Load(CallbackState state)
    {
        _gradients!.Load(state);
        _movement?.Load(state);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _gradients?.Dispose();
        _movement?.Dispose();
        base.Dispose(disposing);
    }

    private void ReportGradients(TrainingMoment at)
    {
        var (means, mean, maximum) = _gradients!.Take();
        at.ReportMetric("GradientNorm", mean);
        at.ReportMetric("GradientNormMax", maximum);
        foreach (var (index, place) in settings.PerParameter ? _parameters.Index() : [])
            at.ReportMetric($"GradientNorm/{place.Path}", means[index]);
    }

    private void ReportWeights(TrainingMoment at)
    {
        var figures = WeightFigures.Of(_parameters);
        var count = figures.Sum(each => each.Count);
        at.ReportMetric("WeightNorm", Math.Sqrt(figures.Sum(each => each.Norm * each.Norm)));
        at.ReportMetric("WeightZeroShare", figures.Sum(each => each.Zeros) / count);
        at.ReportMetric("WeightNonFiniteShare", figures.Sum(each => each.NonFinite) / count);
        foreach (var (each, place) in settings.PerParameter ? figures.Zip(_parameters) : [])
        {
            at.ReportMetric($"WeightNorm/{place.Path}", each.Norm);
            at.ReportMetric($"WeightMean/{place.Path}", each.Mean);
            at.ReportMetric($"WeightStd/{place.Path}", each.Deviation);
            at.ReportMetric($"WeightZeroShare/{place.Path}", each.Zeros / each.Count);
            at.ReportMetric($"WeightNonFiniteShare/{place.Path}", each.NonFinite / each.Count);
        }
    }
}
