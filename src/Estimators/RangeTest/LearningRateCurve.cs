using System.Globalization;
using System.Text;
using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using OxyPlot;

namespace MLNetTorch;

/// <summary>
/// What a learning-rate range test measured (Smith 2015, "Cyclical Learning Rates for Training Neural Networks"): the loss while the
/// rate rose from step to step. It proposes rates by the rules of Lightning and fastai.
/// </summary>
public sealed class LearningRateCurve
{
    /// <summary>Takes what was measured.</summary>
    /// <param name="points">
    /// The steps in order; their rates are finite, more than 0 and rising. Losses may be infinite or NaN: rules and pictures leave them out.
    /// </param>
    /// <exception cref="ArgumentException">A rate is out of range or not above the one before.</exception>
    public LearningRateCurve(IReadOnlyList<LearningRatePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        Points = [.. points];
        for (var step = 0; step < Points.Count; step++)
        {
            var (rate, floor) = (Points[step].Rate, step == 0 ? 0 : Points[step - 1].Rate);
            if (!double.IsFinite(rate) || rate <= floor)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"The rate of step {step} is {rate}; a rate must be finite and above {(step == 0 ? "0" : $"the one before, {floor}")}."), nameof(points));
            }
        }
    }

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<LearningRatePoint> Points { get; }

    /// <summary>The rate to begin with: <see cref="Suggest"/> with its defaults.</summary>
    /// <value>Null where no rate can be told.</value>
    public double? Suggested => Suggest();

    /// <summary>
    /// Makes a curve of losses as they were measured. Each is smoothed as fastai and Lightning do it: with
    /// <c>m[i] = beta · m[i-1] + (1 - beta) · loss[i]</c> from <c>m[-1] = 0</c>, the smoothed loss is <c>m[i] / (1 - beta^(i+1))</c>.
    /// A loss that is not finite is left out of the mean, and has no smoothed loss: NaN.
    /// </summary>
    /// <param name="rates">The rates, rising.</param>
    /// <param name="losses">As many losses.</param>
    /// <param name="beta">The share of the past; 0 or more and less than 1. 0 leaves the losses as they are.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentException">The numbers of rates and losses differ, or a rate is out of range.</exception>
    public static LearningRateCurve Smooth(IReadOnlyList<double> rates, IReadOnlyList<double> losses, double beta = 0.98)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentOutOfRangeException.ThrowIfNegative(beta);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta, 1);
        if (rates.Count != losses.Count)
            throw new ArgumentException($"There are {rates.Count} rates and {losses.Count} losses; the numbers must agree.", nameof(losses));
        var mean = new RunningMean(beta);
        return new([.. rates.Zip(losses, (rate, loss) => new LearningRatePoint(rate, loss, mean.After(loss)))]);
    }

    /// <summary>
    /// The rate at which the smoothed loss falls most steeply, as Lightning's <c>lr_find(…).suggestion()</c> proposes it.
    /// </summary>
    /// <param name="skipBegin">The points left out at the beginning, where the mean is young; 0 or more.</param>
    /// <param name="skipEnd">The points left out at the end, where the loss may run away; 0 or more.</param>
    /// <returns>
    /// The rate with the lowest slope of smoothed loss over ln(rate), by central differences and, at both ends, one-sided ones. Points that are
    /// not finite are left out with their rates. Null with fewer than two points left, and where the loss nowhere falls.
    /// </returns>
    public double? Suggest(int skipBegin = 10, int skipEnd = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skipBegin);
        ArgumentOutOfRangeException.ThrowIfNegative(skipEnd);
        return RangeRules.SteepestCentral(RangeRules.Inner(Points, skipBegin, skipEnd));
    }

    /// <summary>
    /// The rate before the steepest fall of the smoothed loss, fastai's <c>steep</c>: the lowest
    /// <c>(loss[i+1] - loss[i]) / (ln rate[i+1] - ln rate[i])</c>.
    /// </summary>
    /// <returns>The rate; null where there are too few points, and where the loss nowhere falls.</returns>
    /// <remarks>As fastai does, a tenth of the points is left out at the beginning and five at the end.</remarks>
    public double? Steepest() => RangeRules.SteepestForward(RangeRules.InnerOfFastai(Points));

    /// <summary>
    /// The rate half-way through the longest fall of the smoothed loss, fastai's <c>valley</c> and its default: with the longest falling
    /// subsequence of length n that ends at point e, the point <c>e - n + ⌊n/3⌋ + ⌊n/6⌋</c>.
    /// </summary>
    /// <returns>The rate; null where there are too few points, and where the loss nowhere falls.</returns>
    /// <remarks>As fastai does, a tenth of the points is left out at the beginning and five at the end.</remarks>
    public double? Valley() => RangeRules.Valley(RangeRules.InnerOfFastai(Points));

    /// <summary>A tenth of the rate with the lowest smoothed loss, fastai's <c>minimum</c>.</summary>
    /// <returns>The rate; null where there are no points.</returns>
    /// <remarks>As fastai does, a tenth of the points is left out at the beginning and five at the end.</remarks>
    public double? TenthOfMinimum()
        => RangeRules.InnerOfFastai(Points) is { Count: > 0 } inner ? inner.MinBy(point => point.SmoothedLoss).Rate / 10 : null;

    /// <summary>The smoothed loss over the rate drawn with letters, then the rates that the rules propose.</summary>
    /// <returns>Lines of text.</returns>
    public override string ToString()
    {
        string[] lines =
        [
            "smoothed loss over learning rate",
            TextSketch.Of(Points.Select(point => new DataPoint(point.Rate, point.SmoothedLoss)), logarithmicX: true),
            $"suggested: {Text(Suggested)}   steepest: {Text(Steepest())}   valley: {Text(Valley())}   minimum / 10: {Text(TenthOfMinimum())}",
        ];
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>The losses over the rate as an SVG picture, with the suggested rate marked.</summary>
    /// <returns>The text of an SVG file. Equal curves give equal texts.</returns>
    public string ToSvg() => PlotSvg.File(RangePlot.Of(this));

    /// <summary>Writes what <see cref="ToSvg"/> gives into a file.</summary>
    /// <param name="path">The file; it is replaced only when all is written. Its folder is made if need be.</param>
    public void SaveSvg(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(ToSvg())));
    }

    private static string Text(double? rate) => rate?.ToString("0.##e+0", CultureInfo.InvariantCulture) ?? "none";
}
