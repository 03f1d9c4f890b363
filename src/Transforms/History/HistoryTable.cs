using System.Globalization;
using MLNetTorch.Networks;

namespace MLNetTorch.Transforms;

/// <summary>A history as a text table.</summary>
internal static class HistoryTable
{
    private static readonly Dictionary<string, string> Words = new()
    {
        [MetricNames.TrainingLoss] = "loss",
        [MetricNames.TrainingAccuracy] = "accuracy",
        [MetricNames.ValidationLoss] = "validation loss",
        [MetricNames.ValidationAccuracy] = "validation accuracy",
        [MetricNames.LearningRate] = "learning rate",
    };

    public static string Of(TrainingHistory history)
    {
        var end = $"ended by: {history.EndedBy}{(history.SkippedImages is { Count: > 0 } skipped ? $"{Environment.NewLine}{skipped}" : "")}";
        if (history.Epochs.Count == 0)
            return end;
        var columns = history.Columns();
        var table = new TextTable(["epoch ", .. columns.Select(Word), "seconds"]);
        foreach (var column in Enumerable.Range(0, columns.Count + 2))
            table.AlignRight(column);
        foreach (var epoch in history.Epochs)
            table.Add([Number(epoch, history), .. columns.Select(name => FigureText.Of(name, epoch.Metric(name))), Seconds(epoch)]);
        return string.Join(Environment.NewLine, table, history.BestEpoch > 0 ? $"*: the weights kept; {end}" : end);
    }

    /// <summary>A figure's name in words.</summary>
    public static string Word(string metric) => Words.GetValueOrDefault(metric, metric);

    private static string Number(EpochRecord epoch, TrainingHistory history)
        => string.Create(CultureInfo.InvariantCulture, $"{epoch.Epoch}{(epoch.Epoch == history.BestEpoch ? '*' : ' ')}");

    private static string Seconds(EpochRecord epoch) => epoch.Duration.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
}
