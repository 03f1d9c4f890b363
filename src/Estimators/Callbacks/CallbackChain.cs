using System.Text.Json.Nodes;

namespace MLNetTorch.Estimators;

/// <summary>The callbacks of one training. Each hears of everything in the order of the options.</summary>
internal sealed class CallbackChain : IDisposable
{
    private const string Section = "callbacks";

    private readonly List<(TrainingCallback Callback, CallbackRun Run)> _members = [];
    private readonly Action<string> _log;

    /// <param name="callbacks">Those of the options.</param>
    /// <param name="log">Takes lines for the log.</param>
    /// <exception cref="CallbackException">One could not start.</exception>
    public CallbackChain(IEnumerable<TrainingCallback> callbacks, Action<string> log)
    {
        _log = log;
        try
        {
            foreach (var callback in callbacks)
                _members.Add((callback, Start(callback)));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void TrainingBegin(TrainingMoment at) => Each(at, nameof(CallbackRun.OnTrainingBegin), static (run, at) => run.OnTrainingBegin(at));

    public void EpochBegin(TrainingMoment at) => Each(at, nameof(CallbackRun.OnEpochBegin), static (run, at) => run.OnEpochBegin(at));

    public void BatchBegin(TrainingMoment at) => Each(at, nameof(CallbackRun.OnBatchBegin), static (run, at) => run.OnBatchBegin(at));

    public void Gradients(TrainingMoment at) => Each(at, nameof(CallbackRun.OnGradients), static (run, at) => run.OnGradients(at));

    public void BatchEnd(TrainingMoment at) => Each(at, nameof(CallbackRun.OnBatchEnd), static (run, at) => run.OnBatchEnd(at));

    public void ValidationBegin(TrainingMoment at) => Each(at, nameof(CallbackRun.OnValidationBegin), static (run, at) => run.OnValidationBegin(at));

    public void EpochEnd(TrainingMoment at) => Each(at, nameof(CallbackRun.OnEpochEnd), static (run, at) => run.OnEpochEnd(at));

    /// <summary>Tells all that it is over, also those after one that throws.</summary>
    public void TrainingEnd(TrainingMoment at)
    {
        CallbackException? first = null;
        foreach (var member in _members)
        {
            try
            {
                Call(member, at, nameof(CallbackRun.OnTrainingEnd), static (run, at) => run.OnTrainingEnd(at));
            }
            catch (CallbackException fault)
            {
                first ??= fault;
            }
        }
        if (first is not null)
            throw first;
    }

    /// <summary>Writes the state of all.</summary>
    /// <exception cref="CallbackException">One could not tell its state.</exception>
    public void Save(Snapshot snapshot, TrainingMoment at)
    {
        var states = new JsonArray();
        foreach (var (i, member) in _members.Index())
        {
            var state = new CallbackState();
            Call(member, at, nameof(CallbackRun.Save), (run, _) => run.Save(state));
            states.Add(new JsonObject { ["name"] = member.Callback.Name, ["values"] = state.Values.DeepClone() });
            snapshot.Put($"{Section}/{i}", state.Tensors);
        }
        snapshot.Values[Section] = states;
    }

    /// <summary>Reads the state of all; that the callbacks are the same was checked before.</summary>
    /// <exception cref="CallbackException">One could not read its state.</exception>
    public void Load(Snapshot snapshot, TrainingMoment at)
    {
        foreach (var (i, member) in _members.Index())
        {
            var values = snapshot.Values[Section]![i]!["values"]!.AsObject();
            var state = new CallbackState { Values = values, Tensors = snapshot.Take($"{Section}/{i}") };
            Call(member, at, nameof(CallbackRun.Load), (run, _) => run.Load(state));
        }
    }

    /// <summary>Frees what all hold. Nothing that was learned may be lost by it: one that throws is only told of.</summary>
    public void Dispose()
    {
        foreach (var (callback, run) in _members)
        {
            try
            {
                run.Dispose();
            }
            catch (Exception fault)
            {
                _log($"The callback {callback.Name} threw {fault.GetType().Name} when it was disposed: {fault.Message}");
            }
        }
    }

    private static CallbackRun Start(TrainingCallback callback)
    {
        CallbackRun? run;
        try
        {
            run = callback.Start();
        }
        catch (Exception fault)
        {
            throw new CallbackException(callback.Name, nameof(Start), 0, fault);
        }
        return run ?? throw new InvalidOperationException($"The callback {callback.Name} gave no run: Start() returned null.");
    }

    // Steps call it: what it is given captures nothing, so that nothing is allocated.
    private void Each(TrainingMoment at, string hook, Action<CallbackRun, TrainingMoment> call)
    {
        foreach (var member in _members)
            Call(member, at, hook, call);
    }

    private static void Call((TrainingCallback Callback, CallbackRun Run) member, TrainingMoment at, string hook, Action<CallbackRun, TrainingMoment> call)
    {
        try
        {
            call(member.Run, at);
        }
        catch (Exception fault) when (!IsCancel(fault, at))
        {
            throw new CallbackException(member.Callback.Name, hook, at.Epoch, fault);
        }
    }

    // A callback may hand on the cancellation that it waited for.
    private static bool IsCancel(Exception fault, TrainingMoment at)
        => fault is OperationCanceledException && at.Options.CancellationToken.IsCancellationRequested;
}
