using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Loss and accuracy over all rows of an epoch.</summary>
/// <param name="epoch">The epoch, counted from 1.</param>
/// <param name="device">Where the numbers are made. On a GPU they are fetched in groups: each fetch waits for the device.</param>
internal sealed class EpochMeter(int epoch, Device device) : IDisposable
{
    private const int Group = 32;

    private readonly List<(Tensor Loss, Tensor Correct, int Rows)> _waiting = [];
    private readonly bool _waits = device.type != TorchSharp.DeviceType.CPU;
    private double _loss;
    private long _correct;
    private int _batches;

    /// <summary>The rows measured so far.</summary>
    public long Rows { get; private set; }

    /// <summary>The mean loss of the last batch that was counted.</summary>
    public double BatchLoss { get; private set; }

    /// <summary>The mean loss per row; not a number before the first.</summary>
    public double Loss => _loss / Rows;

    /// <summary>The share of rows whose class was right.</summary>
    public double Accuracy => (double)_correct / Rows;

    /// <summary>Takes in a batch.</summary>
    /// <param name="loss">The mean loss of its rows.</param>
    /// <param name="correct">How many were right.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <exception cref="NonFiniteLossException">The loss is infinite or not a number.</exception>
    public void Add(Tensor loss, Tensor correct, int rows)
    {
        if (!_waits)
        {
            Count(loss, correct, rows);
            return;
        }
        _waiting.Add((loss.detach().DetachFromDisposeScope(), correct.DetachFromDisposeScope(), rows));
        if (_waiting.Count == Group)
            Fetch();
    }

    /// <summary>Counts what still waits on the device.</summary>
    /// <exception cref="NonFiniteLossException">A loss is infinite or not a number.</exception>
    public void Fetch()
    {
        foreach (var (loss, correct, rows) in _waiting)
            Count(loss, correct, rows);
        Dispose();
    }

    /// <summary>Frees what still waits.</summary>
    public void Dispose()
    {
        foreach (var (loss, correct, _) in _waiting)
        {
            loss.Dispose();
            correct.Dispose();
        }
        _waiting.Clear();
    }

    private void Count(Tensor loss, Tensor correct, int rows)
    {
        var value = loss.item<float>();
        _batches++;
        if (!float.IsFinite(value))
            throw new NonFiniteLossException(epoch, _batches, value);
        BatchLoss = value;
        _loss += (double)value * rows;
        _correct += correct.item<long>();
        Rows += rows;
    }
}
