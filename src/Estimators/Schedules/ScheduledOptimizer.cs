using MLNetTorch.Transforms;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The optimiser of one training, with the learning rate of the schedule at every step.</summary>
internal sealed class ScheduledOptimizer : IDisposable
{
    private readonly optim.Optimizer _optimizer;
    private readonly ScheduleRun? _schedule;

    private ScheduledOptimizer(optim.Optimizer optimizer, ScheduleRun? schedule) => (_optimizer, _schedule) = (optimizer, schedule);

    /// <summary>The rate of the last step; before the first one the optimiser's own.</summary>
    public double LearningRate => _optimizer.ParamGroups.First().LearningRate;

    /// <summary>Makes the optimiser that the options ask for.</summary>
    /// <param name="options">The options; checked.</param>
    /// <param name="weights">What it moves.</param>
    /// <param name="batchesPerEpoch">The steps of an epoch.</param>
    /// <exception cref="ArgumentException">The schedule is over before the training is.</exception>
    public static ScheduledOptimizer Of(TorchTrainerOptions options, IEnumerable<Parameter> weights, int batchesPerEpoch)
    {
        var length = new ScheduleLength(options.Epochs, batchesPerEpoch);
        options.Schedule?.CheckLength(length);
        var schedule = options.Schedule?.Start(options.Optimizer.LearningRate, length);
        return new(options.Optimizer.Create(weights), schedule);
    }

    /// <summary>Sets the gradients to zero.</summary>
    public void ZeroGradients() => _optimizer.zero_grad();

    /// <summary>Moves the weights.</summary>
    public void Step()
    {
        // Set before the step, not after it: the end of the last step of a training asks for no further rate.
        if (_schedule is not null)
            Set(_schedule.Current);
        _optimizer.step();
        _schedule?.EndBatch();
    }

    /// <summary>Tells the schedule what an epoch came to.</summary>
    public void EndEpoch(EpochRecord epoch) => _schedule?.EndEpoch(
        new EpochMeasure(epoch.ValidationLoss ?? epoch.TrainingLoss, epoch.ValidationAccuracy ?? epoch.TrainingAccuracy ?? double.NaN));

    /// <summary>Frees the optimiser.</summary>
    public void Dispose() => _optimizer.Dispose();

    private void Set(ScheduleValue value)
    {
        foreach (var group in _optimizer.ParamGroups)
        {
            group.LearningRate = value.LearningRate;
            if (value.Momentum is { } momentum)
                SetMomentum(group, momentum);
        }
    }

    private static void SetMomentum(optim.ILearningRateController group, double momentum)
    {
        switch (group)
        {
            case optim.IMomentum plain:
                plain.Momentum = momentum;
                break;
            case optim.IBetas adaptive:
                adaptive.Betas = (momentum, adaptive.Betas.Item2);
                break;
            default:
                throw new InvalidOperationException($"The schedule cycles the momentum, but {group.GetType().FullName} has none. "
                    + "Its TrainingOptimizer should say so with HasMomentum = false.");
        }
    }
}
