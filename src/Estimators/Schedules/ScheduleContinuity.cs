
namespace MLNetTorch.Estimators;

/// <summary>Whether a training may become longer without changing what its schedule has done so far.</summary>
internal static class ScheduleContinuity
{
    /// <param name="options">The options of the longer training.</param>
    /// <param name="epochsBefore">How long it was to be.</param>
    /// <param name="stepsPerEpoch">The steps of an epoch.</param>
    /// <param name="snapshot">What the schedule was told so far.</param>
    public static bool Holds(TorchTrainerOptions options, int epochsBefore, int stepsPerEpoch, Snapshot snapshot)
    {
        if (options.Schedule is not { } schedule || options.Epochs == epochsBefore)
            return true;
        var told = new ScheduleReplay();
        told.Load(ScheduledOptimizer.ToldIn(snapshot));
        var rate = options.Optimizer.LearningRate;
        var before = told.Tell(schedule.Start(rate, new ScheduleLength(epochsBefore, stepsPerEpoch)));
        return before.SequenceEqual(told.Tell(schedule.Start(rate, new ScheduleLength(options.Epochs, stepsPerEpoch))));
    }
}
