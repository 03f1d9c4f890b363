using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace MLNetTorch.Estimators;

/// <summary>Loss and accuracy over all rows of an epoch.</summary>
/// <param name="epoch">The epoch, counted from 1.</param>
/// <param name="device">Where the numbers are made. On a GPU they are fetched in groups: each fetch waits for the device.</param>
internal sealed class EpochMeter(int epoch, Device device) : IDisposable
{
    private const int Group = 32;

    private readonly List<Measure> _waiting = [];
    private readonly bool _waits = device.type != TorchSharp.DeviceType.CPU;
    private double _loss;
    private double _divisor;
    private long _correct;
    private bool _hasClasses;
    private int _batches;

    /// <summary>The rows measured so far.</summary>
    public long Rows { get; private set; }

    /// <summary>The mean loss of the last batch that was counted.</summary>
    public double BatchLoss { get; private set; } = double.NaN;

    /// <summary>The mean loss per row; not a number before the first.</summary>
    public double Loss => _loss / _divisor;

    /// <summary>The share of rows whose class was right; null where there are no classes.</summary>
    public double? Accuracy => _hasClasses ? (double)_correct / Rows : null;

    /// <summary>Takes in a batch.</summary>
    /// <param name="loss">The mean loss of its rows.</param>
    /// <param name="divisor">What the mean was divided by; null: the rows.</param>
    /// <param name="correct">How many were right; null where there are no classes.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <exception cref="NonFiniteLossException">The loss is infinite or not a number.</exception>
    public void Add(Tensor loss, Tensor? divisor, Tensor? correct, int rows)
    {
        if (!_waits)
        {
            Count(new Measure(loss, divisor, correct, rows));
            return;
        }
        _waiting.Add(new Measure(loss.detach().DetachFromDisposeScope(), divisor?.DetachFromDisposeScope(),
            correct?.DetachFromDisposeScope(), rows));
        if (_waiting.Count == Group)
            Fetch();
    }

    /// <summary>Counts what still waits on the device.</summary>
    /// <exception cref="NonFiniteLossException">A loss is infinite or not a number.</exception>
    public void Fetch()
    {
        foreach (var measure in _waiting)
            Count(measure);
        Dispose();
    }

    /// <summary>Counts what still waits, at the end of the epoch.</summary>
    /// <exception cref="InvalidOperationException">All its rows weigh 0, so that there is no mean.</exception>
    /// <exception cref="NonFiniteLossException">A loss is infinite or not a number.</exception>
    public void Close()
    {
        Fetch();
        if (Rows > 0 && _divisor == 0)
        {
            throw new InvalidOperationException($"All {Rows} rows of epoch {epoch} weigh 0, so there is nothing to learn or to measure: look at "
                + "ExampleWeightColumnName and ClassWeights.");
        }
    }

    /// <summary>Writes the sums, all that waits included.</summary>
    public JsonObject Save()
    {
        Fetch();
        return new JsonObject
        {
            ["loss"] = _loss,
            ["divisor"] = _divisor,
            ["correct"] = _correct,
            ["hasClasses"] = _hasClasses,
            ["batches"] = _batches,
            ["rows"] = Rows,
            ["batchLoss"] = StateText.Of(BatchLoss),
        };
    }

    /// <summary>Reads sums.</summary>
    public void Load(JsonObject sums)
    {
        (_loss, _divisor) = ((double)sums["loss"]!, (double)sums["divisor"]!);
        (_correct, _hasClasses) = ((long)sums["correct"]!, (bool)sums["hasClasses"]!);
        (_batches, Rows, BatchLoss) = ((int)sums["batches"]!, (long)sums["rows"]!, StateText.Number(sums["batchLoss"]));
    }

    /// <summary>Frees what still waits.</summary>
    public void Dispose()
    {
        foreach (var measure in _waiting)
            measure.Dispose();
        _waiting.Clear();
    }

    private void Count(Measure measure)
    {
        var value = measure.Loss.item<float>();
        _batches++;
        if (!float.IsFinite(value))
            throw new NonFiniteLossException(epoch, _batches, value);
        BatchLoss = value;
        double divisor = measure.Divisor?.item<float>() ?? measure.Rows;
        _loss += value * divisor;
        _divisor += divisor;
        _correct += measure.Correct?.item<long>() ?? 0;
        _hasClasses |= measure.Correct is not null;
        Rows += measure.Rows;
    }

    private readonly record struct Measure(Tensor Loss, Tensor? Divisor, Tensor? Correct, int Rows) : IDisposable
    {
        public void Dispose()
        {
            Loss.Dispose();
            Divisor?.Dispose();
            Correct?.Dispose();
        }
    }
}
