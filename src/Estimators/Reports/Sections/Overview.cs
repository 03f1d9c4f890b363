using System.Globalization;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>What one wants to know first: what ended the training, what was kept, how good it is.</summary>
internal static class Overview
{
    public static void Write(HtmlText page, string title, ReportSubject subject, RowFindings? found)
    {
        var history = subject.History;
        page.Open("header").Element("h1", title).Element("p", Line(subject), ("class", "soft")).Open("div", ("class", "tiles"));
        foreach (var (name, value) in Tiles(subject, found))
            page.Open("div").Element("span", name).Element("b", value).Close();
        page.Close();
        if (NoteOn(found) is { Length: > 0 } note)
            page.Element("p", note, ("class", "soft"));
        page.Close();
    }

    private static string Line(ReportSubject subject)
    {
        var history = subject.History;
        var kept = history.Epochs.Count == 0
            ? "There are no epochs to show."
            : $"The weights of epoch {history.BestEpoch} of {history.Epochs.Count} were kept.";
        return $"Ended by: {history.EndedBy}. {kept} Sizes of the network: {subject.Shape}.";
    }

    private static IEnumerable<(string Name, string Value)> Tiles(ReportSubject subject, RowFindings? found)
    {
        var history = subject.History;
        if (history.Epochs.FirstOrDefault(epoch => epoch.Epoch == history.BestEpoch) is { } best)
        {
            yield return ("Epoch kept", $"{best.Epoch} of {history.Epochs.Count}");
            yield return best.ValidationLoss is { } loss
                ? ("Validation loss", FigureText.Of(loss))
                : ("Training loss", FigureText.Of(best.TrainingLoss));
            if (best.ValidationAccuracy is { } accuracy)
                yield return ("Validation accuracy", Percent(accuracy));
            yield return ("Training time", RunFacts.Text(RunFacts.Total(history)));
        }
        if (found is not null)
            yield return ("Rows measured", found.Rows.ToString("N0", CultureInfo.InvariantCulture));
        foreach (var (name, value) in found?.Figures ?? [])
            yield return (name, value);
    }

    private static string NoteOn(RowFindings? found)
    {
        var notes = new List<string>();
        if (found is { WithoutLabel: > 0 })
            notes.Add($"{found.WithoutLabel} rows have no label that the model knows; they are left out.");
        if (found is { WithoutScore: > 0 })
            notes.Add($"The network gives no number for {found.WithoutScore} rows; they are not counted.");
        if (found is { Rows: 0 })
            notes.Add("None of the rows given can be measured.");
        return string.Join(' ', notes);
    }

    /// <summary>A share as per cent.</summary>
    public static string Percent(double share)
        => double.IsNaN(share) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.00}%");
}
