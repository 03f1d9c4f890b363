namespace MLNetTorch.Estimators.Tests;

/// <summary>Hears of progress on the training thread, unlike <see cref="Progress{T}"/>.</summary>
internal sealed class OnProgress(Action<TrainingProgress> action) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => action(value);
}
