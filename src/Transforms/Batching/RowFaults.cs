using System.Numerics;
using System.Runtime.InteropServices;

namespace MLNetTorch.Transforms;

/// <summary>Counts what is wrong in the rows while they are read, so that one message tells all of it.</summary>
internal sealed class RowFaults(string featureColumn, string labelColumn)
{
    private long _badValues;
    private long _badRows;
    private long _firstBadRow = -1;
    private int _firstBadSlot;
    private long _missingLabels;
    private long _firstMissingLabel = -1;

    public void CheckFeatures(long row, ReadOnlySpan<float> values)
    {
        if (AllFinite(values))
            return;
        _badRows++;
        for (var slot = 0; slot < values.Length; slot++)
        {
            if (float.IsFinite(values[slot]))
                continue;
            _badValues++;
            if (_firstBadRow >= 0)
                continue;
            _firstBadRow = row;
            _firstBadSlot = slot;
        }
    }

    public void CountMissingLabel(long row)
    {
        if (_missingLabels++ == 0)
            _firstMissingLabel = row;
    }

    public void ThrowIfAny()
    {
        var faults = new List<string>();
        if (_badValues > 0)
            faults.Add($"The feature column '{featureColumn}' holds {_badValues} values that are NaN or infinite, in {_badRows} rows; "
                + $"the first is in row {_firstBadRow}, slot {_firstBadSlot}. "
                + $"Replace them with ml.Transforms.ReplaceMissingValues(\"{featureColumn}\") or leave the rows out with "
                + $"ml.Data.FilterRowsByMissingValues(data, \"{featureColumn}\").");
        if (_missingLabels > 0)
            faults.Add($"The label column '{labelColumn}' is missing in {_missingLabels} rows; the first is row {_firstMissingLabel}. "
                + "Leave these rows out, or fit MapValueToKey on data that holds every label.");
        if (faults.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    // v - v is zero for every finite v and NaN for the others.
    private static bool AllFinite(ReadOnlySpan<float> values)
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
}
