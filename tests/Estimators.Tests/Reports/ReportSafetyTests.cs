using System.Text.RegularExpressions;

namespace MLNetTorch.Estimators.Tests;

/// <summary>A report is one file that loads nothing and runs nothing, whatever the names in it say.</summary>
[TestClass]
public sealed partial class ReportSafetyTests
{
    private const string Evil = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&\u0001\uD800";

    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Names_stay_text()
    {
        string[] classes = [Evil, "</style><script>", "dog"];
        using var model = ReportedModel.Of(_ml, EvilHistory(), classes);
        var rows = ReportedModel.Data(_ml, [LogitRow.Of(Evil, 0, 0, 3), LogitRow.Of("dog", 0, 2, 0)], classes);
        var html = (_ml.Torch().Report(model).WithRows(rows) with { Title = Evil }).ToHtml();
        Assert.Contains("&lt;script&gt;alert(1)", html);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<img src=x", html);
        Assert.HasCount(1, Regex.Matches(html, "</style>"));
        CollectionAssert.IsSubsetOf(Tags().Matches(html).Select(tag => tag.Groups[1].Value).Distinct().ToArray(), OurTags);
    }

    [TestMethod]
    public void Nothing_comes_from_elsewhere()
    {
        using var model = ReportedModel.Of(_ml, EvilHistory(), input: [1, 2, 3]);
        var html = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, [LogitRow.Of("cat", 0, 1, 2, 3, 4, 5)])).ToHtml();
        Assert.Contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:", html);
        foreach (Match address in Regex.Matches(html, "[a-z]+://[^\"'< ]*"))
            Assert.StartsWith("http://www.w3.org/", address.Value, "Only names of XML.");
        foreach (Match source in Regex.Matches(html, "(?:src|href)=\"([^\"]*)\""))
            Assert.StartsWith("data:image/png;base64,", source.Groups[1].Value);
        foreach (Match address in Regex.Matches(html, @"url\(([^)]*)\)"))
            Assert.StartsWith("#", address.Groups[1].Value);
        Assert.DoesNotContain("@import", html);
    }

    [TestMethod]
    public void Every_name_of_a_part_is_there_once()
    {
        using var model = ReportedModel.Of(_ml);
        var names = Regex.Matches(_ml.Torch().Report(model).ToHtml(), " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.IsGreaterThan(2, names.Count);
        CollectionAssert.AllItemsAreUnique(names);
    }

    [TestMethod]
    public void Every_tag_that_is_opened_is_closed()
    {
        using var model = ReportedModel.Of(_ml, EvilHistory());
        var html = _ml.Torch().Report(model).WithRows(ReportedModel.Data(_ml, ReportedModel.Rows)).ToHtml();
        var open = new Stack<string>();
        foreach (Match tag in Regex.Matches(html, @"<(/?)([a-zA-Z0-9]+)[^>]*?(/?)>"))
        {
            var name = tag.Groups[2].Value;
            if (tag.Groups[1].Length > 0)
                Assert.AreEqual(open.Pop(), name);
            else if (tag.Groups[3].Length == 0 && name is not ("meta" or "img" or "br"))
                open.Push(name);
        }
        Assert.IsEmpty(open);
    }

    private static readonly string[] OurTags =
    [
        "html", "head", "meta", "title", "style", "body", "main", "header", "section", "h1", "h2", "h3", "p", "div", "span", "b", "br", "pre", "table", "thead",
        "tbody", "tr", "th", "td", "figure", "img", "figcaption", "details", "summary", "svg", "g", "defs", "clipPath", "rect", "polyline", "line", "path",
        "text", "ellipse", "circle", "polygon",
    ];

    private static TrainingHistory EvilHistory() => new(
        [.. ReportedModel.History.Epochs.Select(epoch => epoch with { Metrics = epoch.Metrics.Add(Evil, 1) })], 2, Evil)
    {
        Settings = TrainingHistory.Empty.Settings.Add(Evil, Evil),
    };

    [GeneratedRegex("<([a-zA-Z][a-zA-Z0-9]*)")]
    private static partial Regex Tags();
}
