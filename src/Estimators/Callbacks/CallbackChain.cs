using System.Text.Json.Nodes;

namespace MLNetTorch.Estimators;

/// <summary>The callbacks of one training. Each hears of everything in the order of the options.</summary>
internal sealed class CallbackChain : IDisposable
{
    private const string Section = "callbacks";

    private readonly (TrainingCallback Callback, CallbackRun Run)[] _members;

    public CallbackChain(IEnumerable<TrainingCallback> callbacks)
        => _members = [.. callbacks.Select(callback => (callback, Run: callback.Start()
            ?? throw new InvalidOperationException($"The callback {callback.Name} gave no run: Start() returned null.")))];

    public void TrainingBegin(TrainingMoment at) => Each(at, nameof(CallbackRun.OnTrainingBegin), run => run.OnTrainingBegin(at));

    public void EpochBegin(TrainingMoment at) => Each(at, nameof(CallbackRun.OnEpochBegin), run => run.OnEpochBegin(at));

    public void BatchBegin(TrainingMoment at) => Each(at, nameof(CallbackRun.OnBatchBegin), run => run.OnBatchBegin(at));

    public void Gradients(TrainingMoment at) => Each(at, nameof(CallbackRun.OnGradients), run => run.OnGradients(at));

    public void BatchEnd(TrainingMoment at) => Each(at, nameof(CallbackRun.OnBatchEnd), run => run.OnBatchEnd(at));

    public void ValidationBegin(TrainingMoment at) => Each(at, nameof(CallbackRun.OnValidationBegin), run => run.OnValidationBegin(at));

    public void EpochEnd(TrainingMoment at) => Each(at, nameof(CallbackRun.OnEpochEnd), run => run.OnEpochEnd(at));

    public void TrainingEnd(TrainingMoment at) => Each(at, nameof(CallbackRun.OnTrainingEnd), run => run.OnTrainingEnd(at));

    /// <summary>Writes the state of all.</summary>
    public void Save(Snapshot snapshot)
    {
        var states = new JsonArray();
        for (var i = 0; i < _members.Length; i++)
        {
            var state = new CallbackState();
            _members[i].Run.Save(state);
            states.Add(new JsonObject { ["name"] = _members[i].Callback.Name, ["values"] = state.Values.DeepClone() });
            snapshot.Put($"{Section}/{i}", state.Tensors);
        }
        snapshot.Values[Section] = states;
    }

    /// <summary>Reads the state of all; that the callbacks are the same was checked before.</summary>
    public void Load(Snapshot snapshot)
    {
        for (var i = 0; i < _members.Length; i++)
        {
            var values = snapshot.Values[Section]![i]!["values"]!.AsObject();
            _members[i].Run.Load(new CallbackState { Values = values, Tensors = snapshot.Take($"{Section}/{i}") });
        }
    }

    public void Dispose()
    {
        foreach (var (_, run) in _members)
            run.Dispose();
    }

    private void Each(TrainingMoment at, string hook, Action<CallbackRun> call)
    {
        foreach (var (callback, run) in _members)
        {
            try
            {
                call(run);
            }
            catch (Exception fault) when (!IsCancel(fault, at))
            {
                throw new CallbackException(callback.Name, hook, at.Epoch, fault);
            }
        }
    }

    // A callback may hand on the cancellation that it waited for.
    private static bool IsCancel(Exception fault, TrainingMoment at)
        => fault is OperationCanceledException && at.Options.CancellationToken.IsCancellationRequested;
}
