using System.Globalization;
using System.Text.Json;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>What a training has reached: its epochs, and the weights to keep.</summary>
/// <param name="network">Whose weights they are.</param>
/// <param name="best">Which epoch is the best; null: the last one.</param>
internal sealed class TrainingJournal(nn.Module<Tensor, Tensor> network, MetricMonitor? best) : IDisposable
{
    private const string Kept = "kept";

    private readonly List<EpochRecord> _epochs = [];
    private Dictionary<string, Tensor>? _kept;
    private double _bestValue = best?.Worst ?? 0;

    /// <summary>The finished epochs.</summary>
    public IReadOnlyList<EpochRecord> Epochs => _epochs;

    /// <summary>The epoch whose weights are kept, counted from 1; 0 before the first is finished.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Enters a finished epoch, and keeps the network's weights if they are better.</summary>
    /// <exception cref="InvalidOperationException">The epoch has no figure of the name to judge by.</exception>
    public void Add(EpochRecord epoch)
    {
        _epochs.Add(epoch);
        if (!IsBetter(epoch))
            return;
        BestEpoch = epoch.Epoch;
        Forget();
        _kept = NetworkState.Copy(network);
    }

    /// <summary>Gives the network the weights that were kept. Before the first finished epoch it stays as it is.</summary>
    public void Restore()
    {
        if (_kept is not null)
            NetworkState.Load(network, _kept);
    }

    /// <summary>The history so far.</summary>
    /// <param name="endedBy">What ended the training.</param>
    public TrainingHistory History(string endedBy) => new([.. _epochs], BestEpoch, endedBy);

    /// <summary>Writes epochs and kept weights.</summary>
    public void Save(Snapshot snapshot)
    {
        snapshot.Values["epochs"] = JsonSerializer.SerializeToNode(_epochs, Snapshot.Json);
        snapshot.Values["bestEpoch"] = BestEpoch;
        snapshot.Values["bestValue"] = _bestValue.ToString("R", CultureInfo.InvariantCulture);
        if (_kept is not null)
            snapshot.Put(Kept, _kept);
    }

    /// <summary>Reads epochs and kept weights.</summary>
    public void Load(Snapshot snapshot)
    {
        _epochs.Clear();
        _epochs.AddRange(snapshot.Values["epochs"].Deserialize<EpochRecord[]>(Snapshot.Json)!);
        BestEpoch = (int)snapshot.Values["bestEpoch"]!;
        _bestValue = double.Parse((string)snapshot.Values["bestValue"]!, CultureInfo.InvariantCulture);
        Forget();
        var kept = snapshot.Take(Kept);
        if (kept.Count > 0)
            _kept = kept.ToDictionary(each => each.Key, each => each.Value.clone().DetachFromDisposeScope(), StringComparer.Ordinal);
    }

    /// <summary>Frees the kept weights.</summary>
    public void Dispose() => Forget();

    private bool IsBetter(EpochRecord epoch)
    {
        if (best is null)
            return true;
        var value = epoch.Metric(best.Metric) ?? throw MetricText.Missing(best.Metric, epoch);
        // The first epoch is kept whatever it is worth, so that there is something to keep.
        if (BestEpoch > 0 && !best.IsBetter(value, _bestValue))
            return false;
        _bestValue = double.IsNaN(value) ? best.Worst : value;
        return true;
    }

    private void Forget()
    {
        foreach (var weight in _kept?.Values ?? Enumerable.Empty<Tensor>())
            weight.Dispose();
        _kept = null;
    }
}
