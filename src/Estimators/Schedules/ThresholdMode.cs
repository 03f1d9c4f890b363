namespace MLNetTorch;

/// <summary>What a threshold is measured against.</summary>
public enum ThresholdMode
{
    /// <summary>A share of the best value so far.</summary>
    Relative,

    /// <summary>A difference.</summary>
    Absolute,
}
