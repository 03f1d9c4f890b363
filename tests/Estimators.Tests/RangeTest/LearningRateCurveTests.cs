using System.Xml.Linq;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class LearningRateCurveTests
{
    [TestMethod]
    public void The_steepest_fall_of_a_logistic_curve_is_its_middle()
    {
        var curve = Curve(61, step => 2 - (1.5 / (1 + Math.Exp(-0.3 * (step - 30)))));
        Assert.AreEqual(curve.Points[30].Rate, curve.Suggested);
    }

    [TestMethod]
    public void A_loss_that_is_no_number_does_not_shift_the_rate()
    {
        var curve = Curve(61, step => step is 12 or 13 or 14 ? double.NaN : 2 - (1.5 / (1 + Math.Exp(-0.3 * (step - 30)))));
        Assert.AreEqual(curve.Points[30].Rate, curve.Suggested);
    }

    [TestMethod]
    public void What_is_skipped_is_not_suggested()
    {
        // The steepest falls are the first step and the last two.
        var curve = Curve(40, step => step == 0 ? 9 : step >= 38 ? 3 - step : step < 20 ? 5 : 4 - (0.01 * step));
        Assert.AreEqual(curve.Points[0].Rate, curve.Suggest(0, 4));
        Assert.AreEqual(curve.Points[38].Rate, curve.Suggest(1, 1));
        // The fall from step 19 to 20 is as great seen from both sides, and a little greater with the slope after it.
        Assert.AreEqual(curve.Points[20].Rate, curve.Suggest(10, 4));
    }

    // Worked out from the published rules of Lightning and fastai in another language.
    [TestMethod]
    public void A_noisy_curve_gives_what_the_rules_of_Lightning_and_fastai_give()
    {
        var rates = Enumerable.Range(0, 100).Select(step => 1e-7 * Math.Pow(10, 8 * step / 99.0)).ToArray();
        var losses = rates.Select((rate, step) => 2.3 - (1.6 / (1 + Math.Exp(-2 * (Math.Log10(rate) + 3))))
            + Math.Exp(3 * (Math.Log10(rate) - 0.2)) + (0.05 * Math.Sin(7 * step)) + (0.03 * Math.Cos(3.3 * step))).ToArray();
        var curve = LearningRateCurve.Smooth(rates, losses, 0.9);
        Assert.AreEqual(0.004862601580065354, curve.Suggested!.Value, 1e-12);
        Assert.AreEqual(0.004037017258596558, curve.Steepest()!.Value, 1e-12);
        Assert.AreEqual(0.0009111627561154895, curve.Valley()!.Value, 1e-12);
        Assert.AreEqual(0.02420128264794383, curve.TenthOfMinimum()!.Value, 1e-12);
        Assert.AreEqual(1.8535758682397099, curve.Points[50].SmoothedLoss, 1e-12);
    }

    [TestMethod]
    public void The_smoothed_loss_is_a_mean_without_bias()
    {
        var points = LearningRateCurve.Smooth([0.1, 0.2, 0.4], [4, 2, 1], 0.5).Points;
        Assert.AreEqual(4, points[0].SmoothedLoss, 1e-12);
        Assert.AreEqual(((0.25 * 4) + (0.5 * 2)) / 0.75, points[1].SmoothedLoss, 1e-12);
        Assert.AreEqual(((0.125 * 4) + (0.25 * 2) + (0.5 * 1)) / 0.875, points[2].SmoothedLoss, 1e-12);
        Assert.AreEqual(1, LearningRateCurve.Smooth([0.1, 0.2, 0.4], [4, 2, 1], 0).Points[2].SmoothedLoss);
    }

    [TestMethod]
    public void A_loss_that_is_no_number_is_left_out_of_the_mean()
    {
        var points = LearningRateCurve.Smooth([0.1, 0.2, 0.4], [4, double.NaN, 2], 0.5).Points;
        Assert.IsTrue(double.IsNaN(points[1].SmoothedLoss));
        Assert.AreEqual(((0.25 * 4) + (0.5 * 2)) / 0.75, points[2].SmoothedLoss, 1e-12);
    }

    [TestMethod]
    public void A_loss_that_never_falls_suggests_nothing()
    {
        var curve = Curve(60, step => step);
        Assert.IsNull(curve.Suggested);
        Assert.IsNull(curve.Steepest());
        Assert.IsNull(curve.Valley());
        Assert.Contains("suggested: none", curve.ToString());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(7)]
    public void Too_few_points_suggest_nothing_but_can_be_drawn(int count)
    {
        var curve = Curve(count, step => 10 - step);
        Assert.IsNull(curve.Suggested);
        Assert.AreEqual(XNamespace.Get("http://www.w3.org/2000/svg") + "svg", XElement.Parse(curve.ToSvg()).Name);
        Assert.IsGreaterThan(0, curve.ToString().Length);
    }

    [TestMethod]
    public void A_rate_that_does_not_rise_is_named()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => LearningRateCurve.Smooth([0.1, 0.3, 0.2], [1, 1, 1]));
        Assert.Contains("The rate of step 2 is 0.2", error.Message);
        Assert.ThrowsExactly<ArgumentException>(() => LearningRateCurve.Smooth([0, 0.1], [1, 1]));
        Assert.ThrowsExactly<ArgumentException>(() => LearningRateCurve.Smooth([0.1, double.NaN], [1, 1]));
        Assert.Contains("2 rates and 1 losses", Assert.ThrowsExactly<ArgumentException>(() => LearningRateCurve.Smooth([0.1, 0.2], [1])).Message);
    }

    [TestMethod]
    public void The_picture_is_the_same_in_every_culture_and_stands_losses_that_run_away()
    {
        var curve = Curve(60, step => step < 50 ? 3 - (0.05 * step) : step == 59 ? double.NaN : step == 58 ? double.PositiveInfinity : Math.Exp(step));
        var svg = curve.ToSvg();
        Assert.AreEqual(svg, Cultures.In("de-DE", curve.ToSvg));
        Assert.DoesNotContain("NaN", svg);
        Assert.Contains("smoothed loss", svg);
        Assert.AreEqual(curve.ToString(), Cultures.In("de-DE", curve.ToString));
        Assert.IsTrue(curve.ToString().Split(Environment.NewLine).All(line => line.Length < 100));
    }

    [TestMethod]
    public void The_picture_is_written_as_a_file()
    {
        using var folder = new ReportFolder();
        var curve = Curve(60, step => 10 - step);
        curve.SaveSvg(folder.File("range.svg"));
        Assert.AreEqual(curve.ToSvg(), File.ReadAllText(folder.File("range.svg")));
    }

    private static LearningRateCurve Curve(int count, Func<int, double> loss)
        => LearningRateCurve.Smooth([.. Enumerable.Range(0, count).Select(step => 1e-5 * Math.Pow(1.25, step))], [.. Enumerable.Range(0, count).Select(loss)], 0);
}
