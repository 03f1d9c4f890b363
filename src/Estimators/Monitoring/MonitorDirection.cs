namespace MLNetTorch;

/// <summary>Which values of a metric are better.</summary>
public enum MonitorDirection
{
    /// <summary>Known from the metric's name: less for losses and errors, more for accuracies and the like.</summary>
    Auto,

    /// <summary>Less is better.</summary>
    Less,

    /// <summary>More is better.</summary>
    More,
}
