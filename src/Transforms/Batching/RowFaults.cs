using System.Numerics;
using System.Runtime.InteropServices;

namespace MLNetTorch.Transforms;

/// <summary>Counts what is wrong in the rows while they are read, so that one message tells all of it.</summary>
internal sealed class RowFaults(TrainingColumns columns)
{
    private readonly FaultCount _values = new();
    private readonly FaultCount _labels = new();
    private readonly FaultCount _weights = new();
    private long _badRows;
    private int _firstBadSlot;

    public void CheckFeatures(long row, ReadOnlySpan<float> values)
    {
        if (AllFinite(values))
            return;
        _badRows++;
        for (var slot = 0; slot < values.Length; slot++)
        {
            if (!float.IsFinite(values[slot]) && _values.Add(row))
                _firstBadSlot = slot;
        }
    }

    public void CountMissingLabel(long row) => _labels.Add(row);

    public void CheckWeight(long row, float weight)
    {
        if (!float.IsFinite(weight) || weight < 0)
            _weights.Add(row);
    }

    /// <exception cref="InvalidOperationException">There was a fault.</exception>
    public void ThrowIfAny()
    {
        List<string> faults = [];
        if (_values.Count > 0)
            faults.Add(Features());
        if (_labels.Count > 0)
            faults.Add($"The label column '{columns.Label.Column.Name}' is missing in {_labels.Count} rows; the first is row {_labels.First}. "
                + "Leave these rows out, or fit MapValueToKey on data that holds every label.");
        if (_weights.Count > 0)
            faults.Add($"The example weight column '{columns.Weight?.Name}' is negative, NaN or infinite in {_weights.Count} rows; the first is "
                + $"row {_weights.First}. Weights are 0 or more: leave these rows out or give them the weight 0.");
        if (faults.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    // v - v is zero for every finite v and NaN for the others.
    internal static bool AllFinite(ReadOnlySpan<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        foreach (var vector in vectors)
        {
            if (!Vector.EqualsAll(vector - vector, Vector<float>.Zero))
                return false;
        }
        foreach (var value in values[(vectors.Length * Vector<float>.Count)..])
        {
            if (!float.IsFinite(value))
                return false;
        }
        return true;
    }

    private string Features()
    {
        var (name, slot) = columns.Features.PlaceOf(_firstBadSlot);
        return $"The feature column '{name}' holds {_values.Count} values that are NaN or infinite, in {_badRows} rows; the first is in row "
            + $"{_values.First}, slot {slot}. Replace them with ml.Transforms.ReplaceMissingValues(\"{name}\") or leave the rows out with "
            + $"ml.Data.FilterRowsByMissingValues(data, \"{name}\").";
    }

    private sealed class FaultCount
    {
        public long Count { get; private set; }

        public long First { get; private set; }

        // Whether it is the first.
        public bool Add(long row)
        {
            if (Count++ > 0)
                return false;
            First = row;
            return true;
        }
    }
}
