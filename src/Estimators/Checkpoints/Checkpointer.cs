namespace MLNetTorch.Estimators;

/// <summary>Writes checkpoints when they are due.</summary>
/// <param name="settings">When, and how many.</param>
/// <param name="write">Writes one.</param>
/// <param name="clock">The time.</param>
internal sealed class Checkpointer(Checkpoint settings, Action write, TimeProvider clock)
{
    private long _written = clock.GetTimestamp();
    private long _stepsAtWrite;

    /// <summary>A step of the optimiser was done.</summary>
    public void EndStep(TrainingPosition position)
    {
        var isDue = (settings.EverySteps is { } steps && position.Steps - _stepsAtWrite >= steps)
            || (settings.EveryMinutes is { } minutes && clock.GetElapsedTime(_written).TotalMinutes >= minutes);
        if (isDue)
            Write(position);
    }

    /// <summary>An epoch is over; the position is at the beginning of the next.</summary>
    public void EndEpoch(TrainingPosition position)
    {
        if (settings.EveryEpochs is { } epochs && (position.Epoch - 1) % epochs == 0)
            Write(position);
    }

    /// <summary>Writes one now.</summary>
    /// <exception cref="CallbackException">It cannot be written.</exception>
    public void Write(TrainingPosition position)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidOperationException and not CallbackException)
        {
            throw new CallbackException(nameof(Checkpoint), nameof(Write), position.Batch == 0 ? position.Epoch - 1 : position.Epoch, fault);
        }
        (_written, _stepsAtWrite) = (clock.GetTimestamp(), position.Steps);
    }
}
