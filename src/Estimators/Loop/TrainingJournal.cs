using MLNetTorch.Networks;
using MLNetTorch.Transforms;
using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>What a training has reached: its epochs, and the weights to keep.</summary>
/// <remarks>
/// The weights kept are those of the lowest validation loss; without validation those of the last finished epoch, since a low
/// training loss says nothing about new rows.
/// </remarks>
internal sealed class TrainingJournal(nn.Module<Tensor, Tensor> network) : IDisposable
{
    private readonly List<EpochRecord> _epochs = [];
    private Dictionary<string, Tensor>? _kept;
    private double _lowest = double.PositiveInfinity;

    /// <summary>The epoch whose weights are kept, counted from 1; 0 before the first is finished.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The steps done over all epochs.</summary>
    public long Steps { get; set; }

    /// <summary>Enters a finished epoch, and keeps its weights if they are better.</summary>
    public void Add(EpochRecord epoch)
    {
        _epochs.Add(epoch);
        if (epoch.ValidationLoss is { } loss && !(loss < _lowest))
            return;
        _lowest = epoch.ValidationLoss ?? double.PositiveInfinity;
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

    /// <summary>Frees the kept weights.</summary>
    public void Dispose() => Forget();

    private void Forget()
    {
        foreach (var weight in _kept?.Values ?? Enumerable.Empty<Tensor>())
            weight.Dispose();
        _kept = null;
    }
}
