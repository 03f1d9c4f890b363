using System.Globalization;
using System.Runtime.InteropServices;
using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Times, settings of the run, and versions.</summary>
internal static class RunFacts
{
    public static void Write(HtmlText page, TrainingHistory history)
    {
        page.Open("section").Element("h2", "Run").Open("div", ("class", "grid"));
        if (history.Epochs.Count > 0)
            Card(page, "Time", Times(history));
        if (history.Settings.Count > 0)
            Card(page, "Settings", history.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal));
        if (history.SkippedImages is { Count: > 0 } skipped)
            Card(page, string.Create(CultureInfo.InvariantCulture, $"Bad pictures left out: {skipped.Count}"), skipped.Named.Select(each => KeyValuePair.Create(each.Path, each.Reason)));
        Card(page, "Versions that made this report", Versions());
        page.Close(2);
    }

    /// <summary>The time of all epochs.</summary>
    public static TimeSpan Total(TrainingHistory history) => TimeSpan.FromTicks(history.Epochs.Sum(epoch => epoch.Duration.Ticks));

    /// <summary>"0.8 s", "12.3 s", "4 min 05 s", "2 h 03 min".</summary>
    public static string Text(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min"),
    };

    private static void Card(HtmlText page, string title, IEnumerable<KeyValuePair<string, string>> facts)
    {
        page.Open("div", ("class", "card")).Element("h3", title);
        HtmlTable.Facts(page, facts);
        page.Close();
    }

    private static IEnumerable<KeyValuePair<string, string>> Times(TrainingHistory history)
    {
        var times = history.Epochs.Select(epoch => epoch.Duration).Order().ToList();
        yield return new("All epochs", Text(Total(history)));
        yield return new("An epoch, in the mean", Text(Total(history) / times.Count));
        yield return new("Fastest epoch", Text(times[0]));
        yield return new("Slowest epoch", Text(times[^1]));
    }

    private static IEnumerable<KeyValuePair<string, string>> Versions() =>
    [
        new("This library", EngineText.MLNetTorch),
        new("ML.NET", EngineText.MLNet),
        new("TorchSharp", EngineText.TorchSharp),
        new(".NET", RuntimeInformation.FrameworkDescription),
        new("Operating system", $"{RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture})"),
    ];
}
