namespace MLNetTorch;

/// <summary>
/// All engines of a <see cref="PredictionPool{TInput, TOutput}"/> are at work and its queue is full. A server answers with 503: come back later.
/// </summary>
public sealed class PredictionPoolFullException : InvalidOperationException
{
    internal PredictionPoolFullException(int capacity, int queueLimit)
        : base($"All {capacity} engines of the prediction pool are at work and {queueLimit} callers wait, which is its QueueLimit. "
            + "Try again later, or raise QueueLimit or Capacity.")
    {
    }
}
