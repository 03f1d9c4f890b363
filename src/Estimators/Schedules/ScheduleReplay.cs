namespace MLNetTorch.Estimators;

/// <summary>One epoch as a schedule was told of it.</summary>
/// <param name="Steps">Its steps so far.</param>
/// <param name="Loss">What it came to; null while it is not over.</param>
/// <param name="Accuracy">What it came to; not a number where there are no classes.</param>
internal sealed record ToldEpoch(long Steps, double? Loss, double Accuracy);

/// <summary>All that a schedule was told, so that a new run of it can be told again and stands where the old one stood.</summary>
internal sealed class ScheduleReplay
{
    private readonly List<ToldEpoch> _epochs = [];
    private long _steps;

    /// <summary>The epochs; the last one may not be over.</summary>
    public IReadOnlyList<ToldEpoch> Epochs => [.. _epochs, new ToldEpoch(_steps, null, double.NaN)];

    /// <summary>A step was done.</summary>
    public void EndBatch() => _steps++;

    /// <summary>An epoch was done.</summary>
    public void EndEpoch(EpochMeasure measure)
    {
        _epochs.Add(new ToldEpoch(_steps, measure.Loss, measure.Accuracy));
        _steps = 0;
    }

    /// <summary>Reads what <see cref="Epochs"/> gave.</summary>
    public void Load(IReadOnlyList<ToldEpoch> epochs)
    {
        _epochs.Clear();
        _epochs.AddRange(epochs.SkipLast(1));
        _steps = epochs[^1].Steps;
    }

    /// <summary>Tells a new run all of it.</summary>
    /// <returns>The values that were in force, step by step.</returns>
    public List<ScheduleValue> Tell(ScheduleRun run)
    {
        var values = new List<ScheduleValue>();
        foreach (var epoch in Epochs)
        {
            for (var step = 0L; step < epoch.Steps; step++)
            {
                values.Add(run.Current);
                run.EndBatch();
            }
            if (epoch.Loss is { } loss)
                run.EndEpoch(new EpochMeasure(loss, epoch.Accuracy));
        }
        return values;
    }
}
