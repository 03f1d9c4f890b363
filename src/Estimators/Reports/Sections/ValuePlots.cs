using MLNetTorch.Transforms;
using OxyPlot;

namespace MLNetTorch.Estimators;

/// <summary>Predicted numbers over those that were wanted, and how far off they are.</summary>
internal static class ValuePlots
{
    private const int MostNumbers = 6;

    public static void Write(HtmlText page, ValueFindings found)
    {
        if (found.Rows == 0)
            return;
        page.Open("section").Element("h2", "Predicted and actual");
        page.Element("p", "On the dashed lines, a prediction is right. A residual is the predicted number minus the actual one.", ("class", "soft"));
        PlotCards.Write(page, "value", found.Measures.Take(MostNumbers).SelectMany(PlotsOf));
        page.Open("div", ("class", "card"));
        HtmlTable.Figures(page, ["number", "mean absolute error", "root mean squared error", "R²", "mean residual", "rows"],
            found.Measures.Select(measure => (Line(measure), false)));
        page.Close(2);
    }

    private static IEnumerable<Plot> PlotsOf(ValueMeasure measure)
    {
        var of = measure.Name.Length > 0 ? $" of {measure.Name}" : "";
        yield return new($"Predicted over actual{of}", "actual", "predicted", [Cloud(measure.Points)]) { ShowsDiagonal = true };
        var residuals = measure.Points.Select(point => new DataPoint(point.Y, point.Y - point.X));
        yield return new($"Residuals{of}", "predicted", "residual", [Cloud([.. residuals])]) { ShowsZero = true };
    }

    private static PlotLine Cloud(IReadOnlyList<DataPoint> points) => new("rows", PlotInk.Training, points) { IsCloud = true };

    private static IEnumerable<string> Line(ValueMeasure measure) =>
    [
        measure.Name.Length > 0 ? measure.Name : "label",
        FigureText.Of(measure.MeanAbsoluteError),
        FigureText.Of(measure.RootMeanSquaredError),
        double.IsNaN(measure.RSquared) ? "-" : FigureText.Of(measure.RSquared),
        FigureText.Of(measure.MeanError),
        measure.Count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
    ];
}
