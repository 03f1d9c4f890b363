namespace MLNetTorch.Estimators.Tests;

/// <summary>A history as text: all but the time it took, to the bit.</summary>
internal static class TrainingFigures
{
    public static string Of(TrainingHistory history)
        => string.Join('\n', history.Epochs.Select(Line).Append(FormattableString.Invariant($"best {history.BestEpoch}, {history.EndedBy}")));

    private static string Line(EpochRecord epoch)
        => string.Join(' ', epoch.AllMetrics().Select(figure => FormattableString.Invariant($"{figure.Key}={figure.Value:R}"))
            .Append(epoch.Confusion is { } counts ? string.Join('|', counts.Select(row => string.Join(',', row))) : ""));
}
