namespace MLNetTorch.Estimators;

/// <summary>A report from top to bottom.</summary>
internal static class ReportPage
{
    // No script, and nothing from elsewhere, whatever the texts in it say.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    public static string Write(string title, ReportSubject subject, RowFindings? found)
    {
        var page = new HtmlText();
        page.Markup("<!doctype html>\n").Open("html", ("lang", "en"));
        Head(page, title);
        page.Open("body").Open("main");
        Overview.Write(page, title, subject, found);
        LearningCurves.Write(page, subject.History);
        RowSections(page, subject, found);
        EpochTable.Write(page, subject.History);
        NetworkText.Write(page, subject);
        RunFacts.Write(page, subject.History);
        return page.Close(3).ToString();
    }

    private static void Head(HtmlText page, string title)
    {
        page.Open("head").Single("meta", ("charset", "utf-8"));
        page.Single("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        page.Single("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        page.Element("title", title).Open("style").Markup(PageStyle.Css).Close(2);
    }

    private static void RowSections(HtmlText page, ReportSubject subject, RowFindings? found)
    {
        if ((found as ClassFindings ?? CountsOf(subject)) is { } classes)
        {
            ConfusionTable.Write(page, classes, found is null ? $"the validation rows of epoch {subject.History.BestEpoch}" : "the rows given");
            ClassTable.Write(page, classes);
        }
        if (found is ValueFindings values)
            ValuePlots.Write(page, values);
        if (found is not null)
            Examples.Write(page, found, subject.Shape);
    }

    // What the epoch whose weights were kept has counted, where it was asked to.
    private static ClassFindings? CountsOf(ReportSubject subject)
        => subject.History.Epochs.FirstOrDefault(epoch => epoch.Epoch == subject.History.BestEpoch)?.Confusion is { } counts
            && counts.Count == subject.Classes.Count
            ? new ClassFindings(subject.Classes, counts)
            : null;
}
