using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Trains a network step by step with a rate that grows until the loss runs away.</summary>
/// <param name="learner">The network and how it learns; its optimiser takes the rate of <paramref name="rate"/>.</param>
/// <param name="rate">Takes the rate of the next step.</param>
/// <param name="training">The batches; where they end, they begin again.</param>
/// <param name="range">How far to go.</param>
/// <param name="stop">Heard before every batch.</param>
internal sealed class RangeTest(
    Learner learner, Action<double> rate, IBatchSource training, LearningRateRange range, CancellationToken stop)
{
    private readonly List<double> _rates = [];
    private readonly List<double> _losses = [];
    private readonly RunningMean _mean = new(range.Smoothing);
    private double _lowest = double.PositiveInfinity;
    private bool _isLost;

    /// <summary>Does the test.</summary>
    /// <returns>What was measured.</returns>
    public LearningRateCurve Run()
    {
        using var gradients = enable_grad();
        FrozenParts.Train(learner.Network, learner.EvaluatesFrozen);
        for (var epoch = 1; !IsOver; epoch++)
            RunEpoch(epoch);
        return LearningRateCurve.Smooth(_rates, _losses, range.Smoothing);
    }

    private bool IsOver => _isLost || _rates.Count == range.Steps;

    private void RunEpoch(int epoch)
    {
        using var batches = training.Begin(epoch);
        for (var number = 0; number < training.Count && !IsOver; number++)
        {
            stop.ThrowIfCancellationRequested();
            Step(batches, number);
        }
    }

    private void Step(IBatchSequence batches, int number)
    {
        var next = range.RateAt(_rates.Count);
        rate(next);
        _rates.Add(next);
        _losses.Add(LossOf(batches, number));
        var smoothed = _mean.After(_losses[^1]);
        _isLost = !(smoothed <= range.Divergence * _lowest);
        if (_isLost)
            return;
        _lowest = Math.Min(_lowest, smoothed);
        learner.Step();
    }

    private double LossOf(IBatchSequence batches, int number)
    {
        using var meter = new EpochMeter(1, training.Device);
        try
        {
            learner.Learn(batches, number, meter);
            meter.Fetch();
            return meter.BatchLoss;
        }
        catch (NonFiniteLossException fault)
        {
            return fault.Loss;
        }
    }
}
