namespace MLNetTorch.Estimators;

/// <summary>The layers of the network.</summary>
internal static class NetworkText
{
    public static void Write(HtmlText page, ReportSubject subject)
        => page.Open("section").Element("h2", "Network").Open("div", ("class", "card")).Element("pre", subject.Summary).Close(2);
}
