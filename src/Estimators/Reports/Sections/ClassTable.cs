using System.Globalization;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Precision and recall of each class.</summary>
internal static class ClassTable
{
    public static void Write(HtmlText page, ClassFindings found)
    {
        var lines = Enumerable.Range(0, found.Names.Count).Select(index => (Line(found.Names[index], index, found), false))
            .Append((Mean(found), true));
        page.Open("section").Element("h2", "Classes").Open("div", ("class", "card"));
        HtmlTable.Figures(page, ["class", "precision", "recall", "F1", "rows"], lines);
        page.Close(2);
    }

    private static IEnumerable<string> Line(string name, int index, ClassFindings found)
        => [name, Text(found.Precision(index)), Text(found.Recall(index)), Text(found.F1(index)), Count(found.Support(index))];

    // A class without rows, or that none was taken for, has no figure to take part with.
    private static IEnumerable<string> Mean(ClassFindings found)
    {
        string Of(Func<int, double> figure)
            => Text(Enumerable.Range(0, found.Names.Count).Select(figure).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average());
        return ["mean of the classes", Of(found.Precision), Of(found.Recall), Of(found.F1), Count(found.Rows)];
    }

    private static string Text(double figure) => double.IsNaN(figure) ? "-" : FigureText.Of(figure);

    private static string Count(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
