namespace MLNetTorch;

/// <summary>What happens when training is cancelled.</summary>
public enum CancelBehavior
{
    /// <summary><c>Fit</c> throws an <see cref="OperationCanceledException"/>.</summary>
    Throw,

    /// <summary>
    /// <c>Fit</c> gives the model with the weights of the best epoch so far (without validation rows: of the last finished epoch;
    /// within the first epoch: as they are). If not a single step was done there is nothing to keep, and <c>Fit</c> throws.
    /// </summary>
    KeepBest,
}
