using System.Globalization;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace MLNetTorch.Benchmarks.Growth;

/// <summary>A measured picture as two files: docs/growth-&lt;name&gt;-time.svg and docs/growth-&lt;name&gt;-memory.svg, both axes logarithmic.</summary>
internal static class GrowthPlot
{
    private const int Width = 440;
    private const int Height = 320;
    private const double Rounding = 1e-9;
    private const string Font = "Helvetica, Arial, 'Liberation Sans', sans-serif";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly OxyColor Text = OxyColor.FromRgb(0x4b, 0x55, 0x63);
    private static readonly OxyColor Grid = OxyColor.FromRgb(0xe5, 0xe7, 0xeb);
    private static readonly OxyColor[] Inks = [OxyColor.FromRgb(0x2f, 0x6f, 0xde), OxyColor.FromRgb(0xe2, 0x5c, 0x12)];

    public static void Write(GrowthResult result)
    {
        Write($"growth-{result.Name}-time.svg", Model(result, "milliseconds", point => point.Milliseconds));
        Write($"growth-{result.Name}-memory.svg", Model(result, "peak of memory, MiB", point => point.PeakMiB));
    }

    private static PlotModel Model(GrowthResult result, string what, Func<GrowthPoint, double> value)
    {
        var model = new PlotModel { Culture = CultureInfo.InvariantCulture, TextColor = Text, Background = OxyColors.White, PlotAreaBorderThickness = new(0) };
        (model.Title, model.TitleFontSize, model.TitleHorizontalAlignment) = (result.Title, 12, TitleHorizontalAlignment.CenteredWithinView);
        var points = result.Lines.SelectMany(line => line.Points).ToList();
        model.Axes.Add(Axis(AxisPosition.Bottom, result.XTitle, points.ConvertAll(point => (double)point.Size)));
        model.Axes.Add(Axis(AxisPosition.Left, what, points.ConvertAll(point => value(point))));
        model.Legends.Add(new Legend
        {
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.TopLeft,
            LegendOrientation = LegendOrientation.Horizontal,
        });
        for (var i = 0; i < result.Lines.Count; i++)
            model.Series.Add(Line(result.Lines[i], Inks[i], value));
        return model;
    }

    // From a power to a power: a line that is flat shall look flat.
    private static LogarithmicAxis Axis(AxisPosition position, string title, List<double> values)
    {
        var power = values.TrueForAll(value => double.IsPow2(value)) ? 2 : 10;
        return new()
        {
            Position = position,
            Title = title,
            AxisTitleDistance = 8,
            Base = power,
            Minimum = Math.Pow(power, Math.Floor(Math.Log(values.Min(), power) + Rounding)),
            Maximum = Math.Pow(power, Math.Ceiling(Math.Log(values.Max(), power) - Rounding)),
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = Grid,
            TickStyle = TickStyle.None,
            LabelFormatter = number => number.ToString(number < 1e6 ? "#,0.####" : "0e+0", CultureInfo.InvariantCulture),
        };
    }

    private static LineSeries Line(MeasuredLine line, OxyColor ink, Func<GrowthPoint, double> value) => new()
    {
        Title = line.Name,
        Color = ink,
        MarkerType = MarkerType.Circle,
        MarkerSize = 2.5,
        MarkerFill = ink,
        ItemsSource = line.Points.Select(point => new DataPoint(point.Size, value(point))).ToList(),
    };

    private static void Write(string name, PlotModel model)
    {
        var exporter = new SvgExporter { Width = Width, Height = Height, TextMeasurer = new WideTexts(), UseVerticalTextAlignmentWorkaround = true };
        var text = exporter.ExportToString(model);
        // Where drawing fails, OxyPlot draws the message instead.
        if (model.GetLastPlotException() is { } fault)
            throw new InvalidOperationException($"The plot '{name}' cannot be drawn: {fault.Message}", fault);
        var root = XElement.Parse(text);
        root.SetAttributeValue("viewBox", $"0 0 {Width} {Height}");
        root.SetAttributeValue("font-family", Font);
        root.Descendants(Svg + "text").Attributes("font-family").Remove();
        // Clipping keeps lines within the axes. Texts it would only cut, where a font is wider than was thought.
        root.Descendants(Svg + "g").Where(group => group.Descendants(Svg + "text").Any()).Attributes("clip-path").Remove();
        File.WriteAllText(Path.Combine("docs", name), root + "\n");
    }
}
