namespace MLNetTorch;

/// <summary>What moves a schedule on by one position.</summary>
public enum ScheduleUnit
{
    /// <summary>The end of an epoch.</summary>
    Epoch,

    /// <summary>Every batch learned.</summary>
    Batch,
}
