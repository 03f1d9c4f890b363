namespace MLNetTorch;

/// <summary>What a loss compares the output of a network with.</summary>
public enum LossTarget
{
    /// <summary>The class of each row, counted from 0: int64 [rows], for an output of [rows, classes].</summary>
    Classes,

    /// <summary>Numbers, one for each of the output: float of the output's shape.</summary>
    Values,
}
