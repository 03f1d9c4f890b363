using OxyPlot;

namespace MLNetTorch.Estimators;

/// <summary>One line of a plot. A point that is not a finite number leaves a gap.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Points">Its points, from left to right.</param>
internal sealed record PlotLine(string Name, PlotInk Ink, IReadOnlyList<DataPoint> Points)
{
    /// <summary>Whether the points are drawn by themselves, without a line between them.</summary>
    public bool IsCloud { get; init; }

    /// <summary>Whether it is measured on an axis of its own, at the right.</summary>
    public bool OnTheRight { get; init; }

    /// <summary>A line over positions counted from 1.</summary>
    public static PlotLine Over(string name, PlotInk ink, IEnumerable<double?> values)
        => new(name, ink, [.. values.Select((value, index) => new DataPoint(index + 1, value ?? double.NaN))]);
}
