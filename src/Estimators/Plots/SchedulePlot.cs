using System.Text;
using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using OxyPlot;

namespace MLNetTorch;

/// <summary>The curve of a schedule, before anything is trained: <c>Schedules.OneCycle(0.1).Preview(0.1, 10, 100).SaveSvg("rate.svg")</c>.</summary>
public static class SchedulePlot
{
    /// <summary>The learning rate over the steps as an SVG picture, and the momentum where the schedule moves it.</summary>
    /// <param name="preview">What <see cref="LearningRateSchedule.Preview"/> gives; one value or more.</param>
    /// <param name="title">What stands over the curve.</param>
    /// <returns>The text of an SVG file. Equal previews give equal texts.</returns>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static string ToSvg(this IReadOnlyList<ScheduleValue> preview, string title = "Learning rate schedule")
    {
        Check(preview);
        ArgumentNullException.ThrowIfNull(title);
        var rate = PlotLine.Over("learning rate", PlotInk.Rate, preview.Select(value => (double?)value.LearningRate));
        var momentum = PlotLine.Over("momentum", PlotInk.Momentum, preview.Select(value => value.Momentum)) with { OnTheRight = true };
        var lines = preview.Any(value => value.Momentum is not null) ? new[] { rate, momentum } : [rate];
        return PlotSvg.File(new Plot(title, "step", "learning rate", lines) { WholeX = true });
    }

    /// <summary>Writes what <see cref="ToSvg"/> gives into a file.</summary>
    /// <param name="preview">What <see cref="LearningRateSchedule.Preview"/> gives; one value or more.</param>
    /// <param name="path">The file; it is replaced only when all is written. Its folder is made if need be.</param>
    /// <param name="title">What stands over the curve.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static void SaveSvg(this IReadOnlyList<ScheduleValue> preview, string path, string title = "Learning rate schedule")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var svg = Encoding.UTF8.GetBytes(preview.ToSvg(title));
        WholeFile.Write(path, file => file.Write(svg));
    }

    /// <summary>The learning rate over the steps drawn with letters.</summary>
    /// <param name="preview">What <see cref="LearningRateSchedule.Preview"/> gives; one value or more.</param>
    /// <returns>Lines of text, with the bounds of both axes.</returns>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static string ToSketch(this IReadOnlyList<ScheduleValue> preview)
    {
        Check(preview);
        return TextSketch.Of(preview.Select((value, step) => new DataPoint(step + 1, value.LearningRate)));
    }

    private static void Check(IReadOnlyList<ScheduleValue> preview)
    {
        ArgumentNullException.ThrowIfNull(preview);
        if (preview.Count == 0)
            throw new ArgumentException("The preview has no values: there is no curve to draw.", nameof(preview));
    }
}
