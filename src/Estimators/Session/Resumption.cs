using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Finds the state that a training goes on from: a checkpoint's or a former model's.</summary>
/// <param name="options">How to train.</param>
/// <param name="log">Takes lines for the log.</param>
internal sealed class Resumption(TorchTrainerOptions options, Action<string> log)
{
    /// <summary>The state to go on from; null: begin.</summary>
    /// <param name="identity">Which training it is that goes on.</param>
    /// <param name="previous">The model that was handed to Fit, if any.</param>
    /// <param name="data">Tells the length of the schedule.</param>
    /// <exception cref="InvalidOperationException">The checkpoint is of another training.</exception>
    /// <exception cref="InvalidDataException">There are checkpoints, and none can be read.</exception>
    public Snapshot? Find(RunIdentity identity, ITransformer? previous, FitData data)
        => (options.Checkpoint is { Resume: true } checkpoint ? OfFolder(checkpoint, identity, data) : null)
            ?? (previous is null ? null : OfModel(previous, identity, data));

    private Snapshot? OfFolder(Checkpoint checkpoint, RunIdentity identity, FitData data)
    {
        var folder = new CheckpointFolder(checkpoint.Folder);
        if (folder.ReadNewest(log) is not { } snapshot)
            return null;
        var differences = Compared(snapshot, identity, data);
        if (differences.Count == 0)
        {
            log($"going on from the checkpoint in {folder.Path}");
            return snapshot;
        }
        snapshot.Dispose();
        throw new InvalidOperationException($"The checkpoint in '{folder.Path}' is of another training: {string.Join("; ", differences)}. "
            + "Restore what it was to go on, or begin anew in another folder.");
    }

    // The rule of MLJFlux: only more epochs go on; anything else begins anew.
    private Snapshot? OfModel(ITransformer previous, RunIdentity identity, FitData data)
    {
        if ((previous as IKeepsTrainingState)?.TrainingState is not { } bytes)
        {
            log("beginning anew: the previous model has kept no state of its training");
            return null;
        }
        using var stream = new MemoryStream(bytes, writable: false);
        var snapshot = SnapshotFile.Read(stream, "in the previous model");
        var differences = Compared(snapshot, identity, data);
        if ((bool)snapshot.Values["cutShort"]!)
            differences = [.. differences, "its MaximumTime was over within an epoch"];
        if (differences.Count == 0)
        {
            log("going on from the previous model");
            return snapshot;
        }
        snapshot.Dispose();
        log($"beginning anew, since the previous model was trained otherwise: {string.Join("; ", differences)}");
        return null;
    }

    private IReadOnlyList<string> Compared(Snapshot snapshot, RunIdentity identity, FitData data)
    {
        try
        {
            return Snapshot.Reading(() => DifferencesFrom(snapshot, identity, data));
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    private IReadOnlyList<string> DifferencesFrom(Snapshot snapshot, RunIdentity identity, FitData data)
    {
        var earlier = RunIdentity.Load(snapshot);
        var differences = identity.DifferencesFrom(earlier);
        var steps = new AccumulationGroup(data.Training, options.GradientAccumulation).Steps;
        return differences.Count > 0 || ScheduleContinuity.Holds(options, earlier.EpochCount, steps, snapshot)
            ? differences
            : [$"with {identity.EpochCount} epochs instead of {earlier.EpochCount} the schedule would have taken another course from the start"];
    }
}
