using System.Globalization;

namespace MLNetTorch.Estimators;

/// <summary>Which class was taken for which, as a coloured table, and the commonest mistakes in words.</summary>
internal static class ConfusionTable
{
    private const int MostClasses = 40;
    private const int MostMistakes = 10;
    private const int MostBesideOthers = 10;

    // Letters must stay readable on the fullest colour.
    private const double FullestColor = 62;

    public static void Write(HtmlText page, ClassFindings found, string rows)
    {
        page.Open("section").Element("h2", "Confusion matrix");
        page.Element("p", $"Counts over {rows}: a line is what a row is, a column what it was taken for. The fuller the colour, the greater the share "
            + "of its line.", ("class", "soft"));
        page.Open("div", ("class", found.Names.Count <= MostBesideOthers ? "grid" : null)).Open("div", ("class", "card"));
        if (found.Names.Count <= MostClasses)
            Matrix(page, found);
        else
            page.Element("p", $"{found.Names.Count} classes are too many for a table.");
        page.Close();
        Mistakes(page, found);
        page.Close(2);
    }

    private static void Matrix(HtmlText page, ClassFindings found)
    {
        page.Open("div", ("class", "scroll")).Open("table", ("class", "matrix")).Open("thead").Open("tr").Element("th", "");
        foreach (var name in found.Names)
            page.Element("th", name, ("scope", "col"), ("title", name));
        page.Close(2).Open("tbody");
        foreach (var (actual, name) in found.Names.Index())
        {
            page.Open("tr").Element("th", name, ("scope", "row"), ("title", name));
            for (var predicted = 0; predicted < found.Names.Count; predicted++)
                Cell(page, found, actual, predicted);
            page.Close();
        }
        page.Close(3);
    }

    private static void Cell(HtmlText page, ClassFindings found, int actual, int predicted)
    {
        var count = found.Confusion[actual][predicted];
        var share = (double)count / Math.Max(1, found.Support(actual));
        // Few mistakes are what is looked for: the root lets a share of a hundredth show.
        var fill = FullestColor * (actual == predicted ? share : Math.Sqrt(share));
        page.Element("td", Number(count),
            ("class", count == 0 ? "none" : actual == predicted ? "good" : "bad"),
            ("style", count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"--share:{fill:0.#}%")),
            ("title", $"{found.Names[actual]} taken for {found.Names[predicted]}: {Number(count)} ({Overview.Percent(share)})"));
    }

    private static void Mistakes(HtmlText page, ClassFindings found)
    {
        var pairs = found.Names.Index().SelectMany(actual => found.Names.Index()
                .Where(predicted => predicted.Index != actual.Index && found.Confusion[actual.Index][predicted.Index] > 0)
                .Select(predicted => (Actual: actual, Predicted: predicted, Count: found.Confusion[actual.Index][predicted.Index])))
            .OrderByDescending(pair => pair.Count).Take(MostMistakes).ToList();
        if (pairs.Count == 0)
            return;
        page.Open("div", ("class", "card")).Element("h3", "Commonest mistakes");
        IEnumerable<string> Line(long count, (int Index, string Item) actual, (int Index, string Item) predicted)
            => [actual.Item, predicted.Item, Number(count), Overview.Percent((double)count / found.Support(actual.Index))];
        HtmlTable.Figures(page, ["class", "taken for", "rows", "share"], pairs.Select(pair => (Line(pair.Count, pair.Actual, pair.Predicted), false)));
        page.Close();
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
