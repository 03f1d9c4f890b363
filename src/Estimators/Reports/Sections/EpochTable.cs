using System.Globalization;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Every figure of every epoch.</summary>
internal static class EpochTable
{
    private const int ShownAtOnce = 20;

    public static void Write(HtmlText page, TrainingHistory history)
    {
        if (history.Epochs.Count == 0)
            return;
        var columns = history.Columns();
        page.Open("section").Element("h2", "Epochs").Open("div", ("class", "card"));
        page.Open("details", ("open", history.Epochs.Count <= ShownAtOnce ? "" : null)).Element("summary", $"{history.Epochs.Count} epochs");
        HtmlTable.Figures(page, ["epoch", .. columns.Select(HistoryTable.Word), "seconds"], history.Epochs.Select(epoch =>
            (Line(epoch, columns), epoch.Epoch == history.BestEpoch)));
        page.Close(3);
    }

    private static IEnumerable<string> Line(EpochRecord epoch, IReadOnlyList<string> columns) =>
    [
        epoch.Epoch.ToString(CultureInfo.InvariantCulture),
        .. columns.Select(name => FigureText.Of(name, epoch.Metric(name))),
        epoch.Duration.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture),
    ];
}
