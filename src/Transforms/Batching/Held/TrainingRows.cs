using TorchSharp;
using static TorchSharp.torch;

namespace MLNetTorch.Transforms;

/// <summary>Rows on their way into native memory.</summary>
/// <param name="expected">How many there should be.</param>
/// <param name="columns">What a row is.</param>
/// <param name="coded">Whether features of few different values are to be held as codes.</param>
internal sealed class TrainingRows(long expected, TrainingColumns columns, bool coded) : IDisposable
{
    private readonly RowTensor _labels = new(expected, columns.Label.Shape, columns.Label.Type);
    private readonly RowTensor? _weights = columns.Weight is null ? null : new(expected, [], ScalarType.Float32);
    private HeldFeatures? _features = HeldFeatures.Of(expected, columns.Features.ShapeFor(1).Input, coded);

    /// <summary>The rows written so far.</summary>
    public long Count => _labels.Count;

    /// <summary>Room for the next rows, at least one and at most <paramref name="rows"/>; the caller disposes it.</summary>
    public RowBlock Reserve(int rows)
    {
        var most = _labels.Room == 0 ? rows : Math.Min(rows, _labels.Room);
        return new(_features!.Reserve(most), _labels.Reserve(most), _weights?.Reserve(most));
    }

    /// <summary>Keeps the first rows of what was reserved last.</summary>
    public void Keep(RowBlock written, int rows)
    {
        _features = _features!.Keep(written.Features, rows);
        _labels.Keep(rows);
        _weights?.Keep(rows);
    }

    /// <summary>Hands the rows over.</summary>
    public HeldRows ToHeldRows()
    {
        var held = new HeldRows(_features!, _labels.All.narrow(0, 0, Count), _weights?.All.narrow(0, 0, Count));
        _features = null;
        return held;
    }

    public void Dispose()
    {
        _features?.Dispose();
        _labels.Dispose();
        _weights?.Dispose();
    }
}
