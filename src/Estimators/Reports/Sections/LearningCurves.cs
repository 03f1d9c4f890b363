using MLNetTorch.Transforms;

namespace MLNetTorch.Estimators;

/// <summary>Every figure over the epochs.</summary>
internal static class LearningCurves
{
    public static void Write(HtmlText page, TrainingHistory history)
    {
        if (history.Epochs.Count == 0)
            return;
        page.Open("section").Element("h2", "Learning curves");
        PlotCards.Write(page, "curve", PlotsOf(history));
        page.Element("p", "The dashed line marks the epoch whose weights were kept.", ("class", "soft")).Close();
    }

    private static IEnumerable<Plot> PlotsOf(TrainingHistory history)
    {
        var columns = history.Columns();
        yield return Over(history, "Loss", MetricNames.TrainingLoss, MetricNames.ValidationLoss);
        if (columns.Contains(MetricNames.TrainingAccuracy) || columns.Contains(MetricNames.ValidationAccuracy))
            yield return Over(history, "Accuracy", MetricNames.TrainingAccuracy, MetricNames.ValidationAccuracy);
        string[] shown = [MetricNames.TrainingLoss, MetricNames.TrainingAccuracy, MetricNames.ValidationLoss, MetricNames.ValidationAccuracy,
            MetricNames.LearningRate];
        foreach (var metric in columns.Except(shown))
            yield return Of(history, metric, PlotLine.Over(metric, PlotInk.Validation, history[metric]));
        yield return Of(history, "Learning rate", PlotLine.Over("learning rate", PlotInk.Rate, history[MetricNames.LearningRate]));
    }

    private static Plot Over(TrainingHistory history, string title, string training, string validation)
    {
        var columns = history.Columns();
        (string Metric, string Name, PlotInk Ink)[] lines = [(training, "training", PlotInk.Training), (validation, "validation", PlotInk.Validation)];
        return Of(history, title, [.. lines.Where(line => columns.Contains(line.Metric))
            .Select(line => PlotLine.Over(line.Name, line.Ink, history[line.Metric]))]);
    }

    private static Plot Of(TrainingHistory history, string title, params IReadOnlyList<PlotLine> lines)
        => new(title, "epoch", "", lines) { WholeX = true, Mark = history.Epochs.Count > 1 && history.BestEpoch > 0 ? history.BestEpoch : null };
}
