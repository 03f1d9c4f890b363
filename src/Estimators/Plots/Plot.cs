using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace MLNetTorch.Estimators;

/// <summary>Lines or clouds of points over two axes.</summary>
internal sealed record Plot(string Title, string XTitle, string YTitle, IReadOnlyList<PlotLine> Lines)
{
    private const int MostMarkers = 30;
    private const string RightKey = "right";

    /// <summary>Whether positions are whole numbers, as epochs are.</summary>
    public bool WholeX { get; init; }

    /// <summary>Whether the horizontal axis is logarithmic. All its values are more than 0.</summary>
    public bool LogarithmicX { get; init; }

    /// <summary>Whether the vertical axis is logarithmic. All its values are more than 0.</summary>
    public bool LogarithmicY { get; init; }

    /// <summary>A position that an upright line marks.</summary>
    public double? Mark { get; init; }

    /// <summary>Whether a slanted line shows where both axes have the same value.</summary>
    public bool ShowsDiagonal { get; init; }

    /// <summary>Whether a level line shows where the value is 0.</summary>
    public bool ShowsZero { get; init; }

    public PlotModel ToModel()
    {
        // The culture of the process has no say in a file.
        var model = new PlotModel { Culture = CultureInfo.InvariantCulture, TextColor = PlotInk.Text.Color };
        model.PlotAreaBorderThickness = new OxyThickness(0);
        model.Axes.Add(Axis(AxisPosition.Bottom, XTitle, LogarithmicX, WholeX));
        model.Axes.Add(Axis(AxisPosition.Left, YTitle, LogarithmicY, isWhole: false));
        if (Lines.FirstOrDefault(line => line.OnTheRight) is { } right)
            model.Axes.Add(RightAxis(right.Name));
        foreach (var annotation in Annotations())
            model.Annotations.Add(annotation);
        foreach (var line in Lines)
            model.Series.Add(line.IsCloud ? Cloud(line) : Line(line));
        if (Lines.Count > 1)
            model.Legends.Add(new Legend
            {
                LegendPlacement = LegendPlacement.Outside,
                LegendPosition = LegendPosition.TopLeft,
                LegendOrientation = LegendOrientation.Horizontal,
                LegendTextColor = PlotInk.Text.Color,
                LegendMargin = 0,
                LegendPadding = 4
            });
        return model;
    }

    private static Axis Axis(AxisPosition position, string title, bool isLogarithmic, bool isWhole)
    {
        Axis axis = isLogarithmic ? new LogarithmicAxis { UseSuperExponentialFormat = false } : new LinearAxis();
        (axis.Position, axis.Title) = (position, title);
        (axis.MajorGridlineStyle, axis.MajorGridlineColor) = (LineStyle.Solid, PlotInk.Grid.Color);
        (axis.TickStyle, axis.AxislineStyle) = (TickStyle.None, LineStyle.None);
        (axis.TextColor, axis.TitleColor) = (PlotInk.Text.Color, PlotInk.Text.Color);
        (axis.MinimumPadding, axis.MaximumPadding, axis.AxisTitleDistance) = (0.03, 0.05, 8);
        axis.IntervalLength = position == AxisPosition.Bottom ? 60 : 40;
        axis.LabelFormatter = Number;
        if (isWhole)
            (axis.MinimumMajorStep, axis.MinimumMinorStep) = (1, 1);
        return axis;
    }

    private static string Number(double value)
        => value.ToString(value == 0 || Math.Abs(value) is >= 0.001 and < 1e6 ? "0.######" : "0.##e+0", CultureInfo.InvariantCulture);

    private static Axis RightAxis(string title)
    {
        var axis = Axis(AxisPosition.Right, title, isLogarithmic: false, isWhole: false);
        (axis.Key, axis.MajorGridlineStyle) = (RightKey, LineStyle.None);
        return axis;
    }

    private static LineSeries Line(PlotLine line) => new()
    {
        Title = line.Name,
        Color = line.Ink.Color,
        StrokeThickness = 2,
        LineJoin = LineJoin.Round,
        Decimator = Decimator.Decimate,
        MarkerType = line.Points.Count <= MostMarkers ? MarkerType.Circle : MarkerType.None,
        MarkerSize = 2.5,
        MarkerFill = line.Ink.Color,
        YAxisKey = line.OnTheRight ? RightKey : null,
        ItemsSource = line.Points.Select(Finite).ToList(),
    };

    private static ScatterSeries Cloud(PlotLine line) => new()
    {
        Title = line.Name,
        MarkerType = MarkerType.Circle,
        MarkerSize = 2.5,
        MarkerFill = OxyColor.FromAColor(0x99, line.Ink.Color),
        ItemsSource = line.Points.Select(Finite).Where(point => point.IsDefined()).Select(point => new ScatterPoint(point.X, point.Y)).ToList(),
    };

    private static DataPoint Finite(DataPoint point) => double.IsFinite(point.Y) && double.IsFinite(point.X) ? point : DataPoint.Undefined;

    private IEnumerable<Annotation> Annotations()
    {
        if (Mark is { } position)
            yield return Guide(LineAnnotationType.Vertical, annotation => annotation.X = position);
        if (ShowsZero)
            yield return Guide(LineAnnotationType.Horizontal, annotation => annotation.Y = 0);
        if (ShowsDiagonal)
            yield return Guide(LineAnnotationType.LinearEquation, annotation => annotation.Slope = 1);
    }

    private static LineAnnotation Guide(LineAnnotationType type, Action<LineAnnotation> place)
    {
        var guide = new LineAnnotation { Type = type, Color = PlotInk.Faint.Color, LineStyle = LineStyle.Dash, StrokeThickness = 1.5 };
        guide.Layer = AnnotationLayer.BelowSeries;
        place(guide);
        return guide;
    }
}
