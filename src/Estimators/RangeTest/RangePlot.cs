using OxyPlot;

namespace MLNetTorch.Estimators;

/// <summary>The picture of a range test.</summary>
internal static class RangePlot
{
    // A loss that ran away would press all that matters into the bottom line.
    private const double MostTimesTheFirst = 2;

    public static Plot Of(LearningRateCurve curve)
    {
        var first = curve.Points.Select(point => point.SmoothedLoss).FirstOrDefault(double.IsFinite);
        PlotLine Line(string name, PlotInk ink, Func<LearningRatePoint, double> loss) => new(name, ink,
            [.. curve.Points.Select(point => new DataPoint(point.Rate, loss(point) <= Highest(first) ? loss(point) : double.NaN))]);
        var raw = Line("loss of the batch", PlotInk.Faint, point => point.Loss);
        return new Plot("Learning-rate range test", "learning rate", "loss", [raw, Line("smoothed loss", PlotInk.Training, point => point.SmoothedLoss)])
        {
            LogarithmicX = true,
            Mark = curve.Suggested,
        };
    }

    private static double Highest(double first) => first > 0 ? MostTimesTheFirst * first : double.MaxValue;
}
