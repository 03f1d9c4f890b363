using OxyPlot;

namespace MLNetTorch.Estimators;

/// <summary>A colour of a plot: as it is in a file of its own, and the variable that stands for it in a page, which may be dark.</summary>
/// <param name="Color">The colour on white. No two inks are equal, and none has a name of its own in SVG.</param>
/// <param name="Variable">The style variable of the page.</param>
internal sealed record PlotInk(OxyColor Color, string Variable)
{
    public static PlotInk Text { get; } = new(OxyColor.FromRgb(0x4b, 0x55, 0x63), "--plot-text");

    public static PlotInk Grid { get; } = new(OxyColor.FromRgb(0xe5, 0xe7, 0xeb), "--plot-grid");

    public static PlotInk Training { get; } = new(OxyColor.FromRgb(0x2f, 0x6f, 0xde), "--plot-training");

    public static PlotInk Validation { get; } = new(OxyColor.FromRgb(0xe2, 0x5c, 0x12), "--plot-validation");

    public static PlotInk Rate { get; } = new(OxyColor.FromRgb(0x0b, 0x8a, 0x6f), "--plot-rate");

    public static PlotInk Momentum { get; } = new(OxyColor.FromRgb(0x8b, 0x5c, 0xf5), "--plot-momentum");

    public static PlotInk Faint { get; } = new(OxyColor.FromRgb(0x9c, 0xa3, 0xaf), "--plot-faint");

    public static IReadOnlyList<PlotInk> All { get; } = [Text, Grid, Training, Validation, Rate, Momentum, Faint];
}
