namespace MLNetTorch.Estimators;

/// <summary>Tables of a page.</summary>
internal static class HtmlTable
{
    /// <summary>A table whose first column is a name and whose others are figures.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">The cells; a row that is marked stands out.</param>
    public static void Figures(HtmlText page, IEnumerable<string> header, IEnumerable<(IEnumerable<string> Cells, bool IsMarked)> rows)
    {
        page.Open("div", ("class", "scroll")).Open("table", ("class", "figures")).Open("thead").Open("tr");
        foreach (var name in header)
            page.Element("th", name);
        page.Close(2).Open("tbody");
        foreach (var (cells, isMarked) in rows)
        {
            page.Open("tr", ("class", isMarked ? "marked" : null));
            foreach (var cell in cells)
                page.Element("td", cell);
            page.Close();
        }
        page.Close(3);
    }

    /// <summary>Names and what they stand for.</summary>
    public static void Facts(HtmlText page, IEnumerable<KeyValuePair<string, string>> facts)
    {
        page.Open("table", ("class", "facts"));
        foreach (var (name, value) in facts)
            page.Open("tr").Element("th", name).Element("td", value).Close();
        page.Close();
    }
}
