namespace MLNetTorch;

/// <summary>The losses to choose from.</summary>
public static class Losses
{
    /// <summary>
    /// Cross entropy. It takes what the network's <c>OutputActivation</c> says: logits, log-probabilities or probabilities.
    /// </summary>
    /// <param name="labelSmoothing">The share of each label that is spread over all classes; 0 or more and less than 1.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Loss"/>.</returns>
    public static CrossEntropy CrossEntropy(double labelSmoothing = 0) => new(labelSmoothing);

    /// <summary>Negative log-likelihood, for a network that ends in log-softmax and says so.</summary>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Loss"/>.</returns>
    public static NegativeLogLikelihood NegativeLogLikelihood() => new();
}
