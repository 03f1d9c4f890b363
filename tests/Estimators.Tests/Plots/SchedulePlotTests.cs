using System.Xml.Linq;

namespace MLNetTorch.Estimators.Tests;

[TestClass]
public sealed class SchedulePlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [TestMethod]
    public void The_curve_goes_through_every_step()
    {
        var svg = XElement.Parse(Schedules.Cosine().Preview(0.1, 20).ToSvg());
        var line = svg.Descendants(Svg + "polyline").Select(each => Points(each).ToList()).Single(points => points.Count == 20);
        for (var step = 1; step < line.Count; step++)
        {
            Assert.IsGreaterThan(line[step - 1].X, line[step].X);
            // Downwards is up in SVG: the rate falls.
            Assert.IsGreaterThan(line[step - 1].Y, line[step].Y);
        }
    }

    [TestMethod]
    public void A_momentum_that_moves_is_drawn_and_named()
    {
        var svg = Schedules.OneCycle(0.1).Preview(0.1, 10, 10).ToSvg();
        Assert.Contains("momentum", svg);
        Assert.DoesNotContain("momentum", Schedules.Cosine().Preview(0.1, 20).ToSvg());
    }

    [TestMethod]
    public void Equal_previews_give_equal_files_in_every_culture()
    {
        var preview = Schedules.OneCycle(0.1).Preview(0.1, 10, 100);
        Assert.AreEqual(preview.ToSvg(), Cultures.In("de-DE", () => preview.ToSvg()));
        Assert.AreEqual(preview.ToSvg(), Schedules.OneCycle(0.1).Preview(0.1, 10, 100).ToSvg());
    }

    [TestMethod]
    public void A_title_is_text_whatever_stands_in_it()
    {
        var svg = Schedules.Cosine().Preview(0.1, 5).ToSvg("<script>\u0001&\"'");
        Assert.AreEqual("<script>\uFFFD&\"'", XElement.Parse(svg).Attribute("aria-label")!.Value);
        Assert.DoesNotContain("<script", svg);
    }

    [TestMethod]
    public void A_rate_that_stays_and_a_single_step_can_be_drawn()
    {
        Assert.Contains("<svg", Schedules.Constant(1).Preview(1e-5, 5).ToSvg());
        Assert.Contains("<svg", Schedules.Constant(1).Preview(0.1, 1).ToSvg());
        Assert.Contains("*", Schedules.Constant(1).Preview(0.1, 1).ToSketch());
    }

    [TestMethod]
    public void The_sketch_shows_the_rise_and_the_bounds()
    {
        var lines = Schedules.Linear(0.1, 1, 99).Preview(1, 100).ToSketch().Split(Environment.NewLine);
        Assert.StartsWith("  1 |", lines[0]);
        Assert.IsTrue(lines[0].EndsWith('*'));
        Assert.StartsWith("0.1 |*", lines[11]);
        Assert.IsTrue(lines[13].EndsWith("100", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_file_is_written_and_no_other()
    {
        using var folder = new ReportFolder();
        var preview = Schedules.Cosine().Preview(0.1, 5);
        preview.SaveSvg(folder.File("rate.svg"));
        Assert.AreEqual(preview.ToSvg(), File.ReadAllText(folder.File("rate.svg")));
        Assert.HasCount(1, folder.Files);
    }

    [TestMethod]
    public void Nothing_to_draw_is_an_error()
        => Assert.Contains("no values", Assert.ThrowsExactly<ArgumentException>(() => new List<ScheduleValue>().ToSvg()).Message);

    private static IEnumerable<(double X, double Y)> Points(XElement line)
        => line.Attribute("points")!.Value.Split(' ').Select(pair => pair.Split(',')
            .Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).Select(pair => (pair[0], pair[1]));
}
