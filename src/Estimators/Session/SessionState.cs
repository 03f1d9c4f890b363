using System.Text.Json.Nodes;
using MLNetTorch.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>The whole state of a training, in and out of snapshots.</summary>
/// <param name="identity">Which training it is.</param>
/// <param name="network">Its network.</param>
/// <param name="optimizer">Its optimiser with the schedule.</param>
/// <param name="random">Its random numbers.</param>
/// <param name="course">What it has come to.</param>
/// <param name="callbacks">Its callbacks.</param>
/// <param name="reporter">Knows the time it took.</param>
internal sealed class SessionState(
    RunIdentity identity, nn.Module<Tensor, Tensor> network, ScheduledOptimizer optimizer, RandomStream random, TrainingCourse course,
    CallbackChain callbacks, TrainingReporter reporter)
{
    private const string Weights = "network";
    private const string Random = "random";

    /// <summary>Takes a snapshot, whose tensors are the training's own or belong to the current dispose scope.</summary>
    public Snapshot Save()
    {
        var snapshot = new Snapshot();
        identity.Save(snapshot);
        course.Save(snapshot);
        callbacks.Save(snapshot, course.Moment);
        optimizer.Save(snapshot);
        snapshot.Put(Weights, NetworkState.Of(network));
        snapshot.Tensors.Add(Random, random.State);
        snapshot.Values["frozen"] = new JsonArray([.. Frozen().Select(name => (JsonNode)name)]);
        snapshot.Values["seconds"] = reporter.TotalTime.TotalSeconds;
        snapshot.Values["epochSeconds"] = course.Position.Batch == 0 ? 0 : reporter.EpochTime.TotalSeconds;
        return snapshot;
    }

    /// <summary>Puts the training where the snapshot says.</summary>
    /// <param name="snapshot">A snapshot of a training of the same identity.</param>
    /// <param name="training">The batches to learn from.</param>
    /// <exception cref="InvalidDataException">The snapshot does not hold what it should.</exception>
    public void Load(Snapshot snapshot, IBatchSource training) => Snapshot.Reading(() =>
    {
        NetworkState.Load(network, snapshot.Take(Weights));
        var frozen = snapshot.Values["frozen"]!.AsArray().Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, weight) in network.named_parameters())
            weight.requires_grad = !frozen.Contains(name);
        random.State = snapshot.Tensors[Random];
        optimizer.Load(snapshot);
        course.Load(snapshot, training);
        callbacks.Load(snapshot, course.Moment);
        var rows = ((course.Position.Epoch - 1) * (double)training.Rows) + ((double)course.Position.Batch * training.BatchSize);
        reporter.Resume(Seconds(snapshot, "seconds"), Seconds(snapshot, "epochSeconds"), rows);
        course.Moment.LearningRate = optimizer.LearningRate;
        return snapshot;
    });

    /// <summary>A snapshot as bytes in memory; null where it is too large for that.</summary>
    public byte[]? ToBytes()
    {
        using var scope = NewDisposeScope();
        var snapshot = Save();
        if (snapshot.Tensors.Values.Sum(tensor => tensor.numel() * tensor.element_size()) > Array.MaxLength / 2)
            return null;
        using var bytes = new MemoryStream();
        SnapshotFile.Write(bytes, snapshot);
        return bytes.ToArray();
    }

    private IEnumerable<string> Frozen()
        => network.named_parameters().Where(each => !each.parameter.requires_grad).Select(each => each.name);

    private static TimeSpan Seconds(Snapshot snapshot, string name) => TimeSpan.FromSeconds((double)snapshot.Values[name]!);
}
