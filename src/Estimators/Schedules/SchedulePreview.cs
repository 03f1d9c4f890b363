namespace MLNetTorch.Estimators;

/// <summary>Lets a schedule run dry.</summary>
internal static class SchedulePreview
{
    /// <summary>The values of all steps.</summary>
    /// <exception cref="ArgumentException">The schedule needs measures that are missing.</exception>
    public static List<ScheduleValue> Of(ScheduleRun run, int epochs, int batchesPerEpoch, IReadOnlyList<double>? measures)
    {
        var values = new List<ScheduleValue>();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            for (var batch = 0; batch < batchesPerEpoch; batch++)
            {
                values.Add(run.Current);
                run.EndBatch();
            }
            if (epoch < epochs - 1)
                run.EndEpoch(MeasureOf(epoch, epochs, run, measures));
        }
        return values;
    }

    private static EpochMeasure MeasureOf(int epoch, int epochs, ScheduleRun run, IReadOnlyList<double>? measures)
    {
        if (measures is not null && epoch < measures.Count)
            return new EpochMeasure(measures[epoch], measures[epoch]);
        return run.NeedsMeasures
            ? throw new ArgumentException($"The schedule reacts to what an epoch comes to. Give a measure for each epoch but the last: "
                + $"{epochs - 1}, not {measures?.Count ?? 0}.", nameof(measures))
            : default;
    }
}
