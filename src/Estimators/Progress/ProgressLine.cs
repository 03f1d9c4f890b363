using System.Globalization;

namespace MLNetTorch.Estimators;

/// <summary>Training progress as one line of text, short enough for 80 columns.</summary>
internal static class ProgressLine
{
    /// <summary>"epoch 2/5  batch  469/938  loss 0.1234  accuracy 0.9620  18250 rows/s  1:23 left".</summary>
    public static string Running(TrainingProgress at)
    {
        var batch = Invariant($"{at.Batch}").PadLeft(Invariant($"{at.Batches}").Length);
        return Head(at) + Invariant($"  batch {batch}/{at.Batches}") + Result(at) + Invariant($"  {Time(at.TimeLeft)} left");
    }

    /// <summary>"epoch 2/5  loss 0.1234  accuracy 0.9620  18250 rows/s  validation: loss 0.0712  accuracy 0.9780".</summary>
    public static string Finished(TrainingProgress at)
        => Head(at) + Result(at) + (at.ValidationLoss is { } loss
            ? Invariant($"  validation: loss {loss:0.0000}") + Accuracy(at.ValidationAccuracy)
            : "");

    private static string Head(TrainingProgress at) => Invariant($"epoch {at.Epoch}/{at.Epochs}");

    private static string Result(TrainingProgress at)
        => Invariant($"  loss {at.Loss:0.0000}") + Accuracy(at.Accuracy) + Invariant($"  {at.RowsPerSecond:0} rows/s");

    private static string Accuracy(double? value) => value is { } share ? Invariant($"  accuracy {share:0.0000}") : "";

    private static string Time(TimeSpan time)
        => time.TotalHours >= 1
            ? Invariant($"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : Invariant($"{time.Minutes}:{time.Seconds:00}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
