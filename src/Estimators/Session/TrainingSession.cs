using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>One fit: a new network, what is drawn at random for it, and what its training reaches. Nothing outlives it but the result.</summary>
internal sealed class TrainingSession : IDisposable
{
    private readonly TrainingPlan _plan;
    private readonly RandomStream _random;
    private readonly TrainingCourse _course;
    private readonly CallbackChain _callbacks;
    private readonly BatchLayout _layout;
    private nn.Module<Tensor, Tensor>? _network;
    private SessionState? _state;

    /// <summary>Builds the network and tries it.</summary>
    /// <param name="plan">What is settled.</param>
    /// <param name="log">Takes lines for the log.</param>
    /// <exception cref="NetworkShapeException">Network and data do not fit.</exception>
    public TrainingSession(TrainingPlan plan, Action<string> log)
    {
        (_plan, _random) = (plan, new RandomStream(plan.Seed));
        try
        {
            _network = NewNetwork.Of(plan, _random);
            _layout = DryRun.Of(_network, plan.Shape, plan.Device);
            var moment = new TrainingMoment(_network, plan.Shape, plan.Options, plan.Clock, log) { LearningRate = plan.Options.Optimizer.LearningRate };
            _course = new TrainingCourse(moment, new TrainingJournal(_network, plan.Best), plan.Device);
            _callbacks = new CallbackChain(plan.Options.Callbacks, log);
        }
        catch
        {
            _network?.Dispose();
            _random.Dispose();
            throw;
        }
    }

    /// <summary>Whether the callbacks know of it.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether any step was done, so that there is something to keep.</summary>
    public bool HasLearned => _course.Position.Steps > 0;

    /// <summary>Whether an epoch was finished.</summary>
    public bool HasFinishedAnEpoch => _course.Journal.BestEpoch > 0;

    /// <summary>The fastest layout of batches that the network takes.</summary>
    public BatchLayout Layout => _layout;

    /// <summary>Trains the network.</summary>
    /// <param name="data">The rows; not owned.</param>
    /// <param name="reporting">Makes the reporter, once the sizes are known.</param>
    /// <param name="resumed">The state to go on from; null: begin.</param>
    /// <returns>What ended it.</returns>
    public string Learn(FitData data, Func<IBatchSource, TrainingReporter> reporting, Snapshot? resumed)
    {
        var options = _plan.Options;
        var reporter = reporting(data.Training);
        using var optimizer = OptimizerFor(data);
        if (options.Checkpoint is not null)
            optimizer.RequireSavable();
        var learner = LearnerOf(data, optimizer);
        var scores = ValidationScores.Of(_plan.Task, _plan.Context, _plan.Builder.OutputActivation, options);
        var validation = new ValidationPass(_network!, Criterion, _plan.Task, data.Validation, scores, options.CancellationToken);
        _state = new SessionState(IdentityOf(data), _network!, optimizer, _random, _course, _callbacks, reporter);
        var checkpoints = options.Checkpoint is { } settings ? new Checkpointer(settings, () => WriteCheckpoint(settings), _plan.Clock) : null;
        var limits = new TrainingLimits(options.Epochs, options.MaximumTime, options.CancellationToken);
        HasBegun = true;
        _callbacks.TrainingBegin(_course.Moment);
        if (resumed is not null)
            _state.Load(resumed, data.Training);
        var endedBy = new TrainingLoop(learner, data.Training, validation, _course, _callbacks, reporter, checkpoints, limits).Run();
        Continuation = options.KeepTrainingState && optimizer.CanBeSaved ? _state.ToBytes() : null;
        return endedBy;
    }

    /// <summary>Does a learning-rate range test instead of a training.</summary>
    /// <param name="data">The rows; not owned.</param>
    /// <param name="range">How far to go.</param>
    public LearningRateCurve TestRates(FitData data, LearningRateRange range)
    {
        using var optimizer = OptimizerFor(data);
        return new RangeTest(LearnerOf(data, optimizer), optimizer.SetRate, data.Training, range, _plan.Options.CancellationToken).Run();
    }

    /// <summary>The identity of this training, to be compared with that of a state.</summary>
    public RunIdentity IdentityOf(FitData data)
        => RunIdentity.Of(_plan.Builder, _network!, _plan.Shape, data.Fingerprint, _plan.Options, _plan.Loss, _plan.Seed);

    /// <summary>The state after the training, for one that goes on; null where it was not wanted.</summary>
    public byte[]? Continuation { get; private set; }

    /// <summary>Puts the best weights into the network and tells the callbacks that it is over.</summary>
    /// <param name="endedBy">What ended the training.</param>
    public void End(string endedBy)
    {
        if (!HasBegun)
            return;
        _course.Journal.Restore();
        _course.Moment.EndedBy = endedBy;
        _callbacks.TrainingEnd(_course.Moment);
    }

    /// <summary>Hands over the network with the weights to keep: on the CPU, in evaluation mode. The caller owns it.</summary>
    /// <param name="endedBy">What ended the training, for the history.</param>
    public (nn.Module<Tensor, Tensor> Network, TrainingHistory History) HandOver(string endedBy)
    {
        var network = _network!;
        network.zero_grad();
        network.eval();
        network.to(CPU);
        _network = null;
        return (network, _course.Journal.History(endedBy));
    }

    /// <summary>Frees all that was not handed over.</summary>
    public void Dispose()
    {
        _callbacks.Dispose();
        _course.Dispose();
        _random.Dispose();
        _network?.Dispose();
    }

    private Criterion Criterion => new(_plan.Loss, _plan.Builder.OutputActivation);

    private AccumulationGroup GroupOf(FitData data) => new(data.Training, _plan.Options.GradientAccumulation);

    private ScheduledOptimizer OptimizerFor(FitData data) => ScheduledOptimizer.Of(_plan.Options, _network!, GroupOf(data).Steps);

    private Learner LearnerOf(FitData data, ScheduledOptimizer optimizer)
        => new(
            _network!, new WatchedForward(_network!, _random), Criterion, _plan.Task, optimizer, _plan.Options.GradientClip, GroupOf(data),
            _plan.Options.EvaluateFrozen);

    private void WriteCheckpoint(Checkpoint settings)
    {
        using var scope = NewDisposeScope();
        new CheckpointFolder(settings.Folder).Write(_course.Position, _state!.Save(), settings.Keep);
    }
}
