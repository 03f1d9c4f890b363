using System.Globalization;

namespace MLNetTorch.Estimators;

/// <summary>Plots side by side, as many as the window has room for.</summary>
internal static class PlotCards
{
    public static void Write(HtmlText page, string id, IEnumerable<Plot> plots)
    {
        page.Open("div", ("class", "grid"));
        foreach (var (index, plot) in plots.Index())
        {
            page.Open("div", ("class", "card")).Element("h3", plot.Title);
            page.Markup(PlotSvg.Inline(plot, string.Create(CultureInfo.InvariantCulture, $"{id}{index}-"))).Close();
        }
        page.Close();
    }
}
