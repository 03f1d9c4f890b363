using System.Text.Json;
using MLNetTorch.Transforms;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The optimiser of one training, with the learning rate of the schedule at every step.</summary>
internal sealed class ScheduledOptimizer : IDisposable
{
    private const string Section = "schedule";

    private readonly OptimizedGroup[] _groups;
    private readonly ScheduleRun? _schedule;
    private readonly ScheduleReplay _told = new();

    private readonly int _stepsPerEpoch;

    private ScheduledOptimizer(IEnumerable<OptimizedGroup> groups, ScheduleRun? schedule, int stepsPerEpoch)
        => (_groups, _schedule, _stepsPerEpoch) = ([.. groups], schedule, stepsPerEpoch);

    /// <summary>The rate of the last step; before the first one the optimiser's own. Groups of their own have others.</summary>
    public double LearningRate => _groups[0].LearningRate;

    /// <summary>Makes the optimiser that the options ask for.</summary>
    /// <param name="options">The options; checked.</param>
    /// <param name="network">What it moves.</param>
    /// <param name="stepsPerEpoch">The steps of an epoch.</param>
    /// <exception cref="ArgumentException">The schedule is over before the training is, or a group fits no parameter.</exception>
    public static ScheduledOptimizer Of(TorchTrainerOptions options, nn.Module network, int stepsPerEpoch)
    {
        var length = new ScheduleLength(options.Epochs, stepsPerEpoch);
        options.Schedule?.CheckLength(length);
        var schedule = options.Schedule?.Start(options.Optimizer.LearningRate, length);
        return new(OptimizedGroups.Of(options, network), schedule, stepsPerEpoch);
    }

    /// <summary>Whether its state can be written.</summary>
    public bool CanBeSaved => _groups.All(group => group.CanBeSaved);

    /// <summary>Refuses an optimiser whose state cannot be written.</summary>
    /// <exception cref="InvalidOperationException">It cannot.</exception>
    public void RequireSavable()
    {
        foreach (var group in _groups)
            group.RequireSavable();
    }

    /// <summary>Moves the weights.</summary>
    public void Step()
    {
        // Set before the step, not after it: the end of the last step of a training asks for no further rate.
        var value = _schedule?.Current;
        foreach (var group in _groups)
        {
            if (value is { } scheduled)
                group.Set(scheduled);
            group.Optimizer.step();
        }
        _schedule?.EndBatch();
        _told.EndBatch();
    }

    /// <summary>Sets the rate of the next step: for a training without a schedule.</summary>
    public void SetRate(double rate)
    {
        foreach (var group in _groups)
            group.Set(new ScheduleValue(rate));
    }

    /// <summary>Tells the schedule what an epoch came to.</summary>
    public void EndEpoch(EpochRecord epoch)
    {
        var measure = new EpochMeasure(epoch.ValidationLoss ?? epoch.TrainingLoss,
            epoch.ValidationAccuracy ?? epoch.TrainingAccuracy ?? double.NaN);
        _schedule?.EndEpoch(measure);
        _told.EndEpoch(measure);
    }

    /// <summary>Writes the state of optimiser and schedule.</summary>
    /// <exception cref="InvalidOperationException">The optimiser cannot be saved.</exception>
    public void Save(Snapshot snapshot)
    {
        for (var i = 0; i < _groups.Length; i++)
            snapshot.Tensors.Add($"optimizer/{i}", _groups[i].Save());
        snapshot.Values[Section] = JsonSerializer.SerializeToNode(_told.Epochs, Snapshot.Json);
    }

    /// <summary>Reads the state of optimiser and schedule.</summary>
    public void Load(Snapshot snapshot)
    {
        for (var i = 0; i < _groups.Length; i++)
            _groups[i].Load(snapshot.Tensors[$"optimizer/{i}"]);
        _told.Load(ToldIn(snapshot, _stepsPerEpoch));
        if (_schedule is not null)
            _told.Tell(_schedule);
    }

    /// <summary>What the schedule of a snapshot was told.</summary>
    /// <exception cref="InvalidDataException">It is not what a training of such epochs tells.</exception>
    public static IReadOnlyList<ToldEpoch> ToldIn(Snapshot snapshot, int stepsPerEpoch)
    {
        var told = snapshot.Values[Section].Deserialize<ToldEpoch[]>(Snapshot.Json);
        return told is { Length: > 0 } && told.All(epoch => epoch is not null && epoch.Steps >= 0 && epoch.Steps <= stepsPerEpoch)
            ? told
            : throw Snapshot.Senseless("what the schedule was told");
    }

    /// <summary>Frees the optimiser.</summary>
    public void Dispose()
    {
        foreach (var group in _groups)
            group.Optimizer.Dispose();
    }
}
