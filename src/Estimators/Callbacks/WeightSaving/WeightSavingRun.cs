using System.Globalization;
using MLNetTorch.Networks;

namespace MLNetTorch.Estimators;

/// <summary>Writes weights that are better than all before.</summary>
internal sealed class WeightSavingRun(WeightSaving settings) : CallbackRun
{
    private double _best = settings.Monitor?.Worst ?? double.NaN;

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingMoment at)
    {
        var epoch = at.Epoch.ToString(CultureInfo.InvariantCulture);
        var metadata = new Dictionary<string, string> { ["epoch"] = epoch };
        if (settings.Monitor is { } monitor)
        {
            var value = at.Record!.Metric(monitor.Metric) ?? throw MetricText.Missing(monitor.Metric, at.Record);
            if (!monitor.IsBetter(value, _best))
                return;
            _best = value;
            metadata[monitor.Metric] = StateText.Of(value);
        }
        SafeTensors.WriteFile(settings.Path.Replace("{epoch}", epoch, StringComparison.Ordinal), NetworkState.Of(at.Network), metadata);
    }

    /// <inheritdoc/>
    public override void Save(CallbackState state) => state.Values["best"] = StateText.Of(_best);

    /// <inheritdoc/>
    public override void Load(CallbackState state) => _best = StateText.Number(state.Values["best"]);
}
