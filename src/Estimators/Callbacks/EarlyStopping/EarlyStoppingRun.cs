using System.Globalization;

namespace MLNetTorch.Estimators;

/// <summary>Waits for a figure to get better.</summary>
/// <param name="settings">What to watch, and for how long.</param>
internal sealed class EarlyStoppingRun(EarlyStopping settings) : CallbackRun
{
    private readonly MetricMonitor _monitor = settings.Monitor;
    private double _best = settings.Monitor.Worst;
    private int _waited;

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingMoment at)
    {
        var value = at.Record!.Metric(_monitor.Metric) ?? throw MetricText.Missing(_monitor.Metric, at.Record);
        if (at.Epoch >= settings.StartEpoch && ReasonToStop(value) is { } reason)
            at.Stop($"early stopping: {_monitor.Metric} {reason}");
    }

    /// <inheritdoc/>
    public override void Save(CallbackState state)
        => (state.Values["best"], state.Values["waited"]) = (StateText.Of(_best), _waited);

    /// <inheritdoc/>
    public override void Load(CallbackState state)
        => (_best, _waited) = (StateText.Number(state.Values["best"]), (int)state.Values["waited"]!);

    private string? ReasonToStop(double value)
    {
        if (settings.CheckFinite && !double.IsFinite(value))
            return $"became {Text(value)}";
        if (settings.StoppingThreshold is { } enough && IsBeyond(value, enough))
            return $"reached {Text(value)}, better than {Text(enough)}";
        if (settings.DivergenceThreshold is { } tooBad && IsBeyond(tooBad, value))
            return $"reached {Text(value)}, worse than {Text(tooBad)}";
        if (_monitor.IsBetter(value, _best))
        {
            (_best, _waited) = (value, 0);
            return null;
        }
        _waited++;
        return _waited >= settings.Patience
            ? $"was not better than {Text(_best)} for {_waited} epoch{(_waited == 1 ? "" : "s")}"
            : null;
    }

    private bool IsBeyond(double value, double limit) => _monitor.WantsLess ? value < limit : value > limit;

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
