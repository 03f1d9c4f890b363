using MLNetTorch.Estimators;

namespace MLNetTorch;

/// <summary>The losses to choose from, with PyTorch's defaults. Each is the mean over a batch.</summary>
public static class Losses
{
    /// <summary>
    /// Cross entropy: PyTorch's <c>CrossEntropyLoss</c>. It takes what the network's <c>OutputActivation</c> says: logits,
    /// log-probabilities or probabilities.
    /// </summary>
    /// <param name="labelSmoothing">The share of each label that is spread over all classes; 0 or more and less than 1.</param>
    /// <param name="classWeights">
    /// The weight of each class, in the order of the key's values: as many as the label has classes, each 0 or more. The mean divides by
    /// the weights of the rows' classes. Null: all weigh 1.
    /// </param>
    /// <param name="ignoreIndex">The class, counted from 0, whose rows do not count; -100 for none.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Loss"/>.</returns>
    /// <remarks>
    /// A batch in which no row counts has no mean loss: it is not a number, as in PyTorch, and ends a training with
    /// <see cref="NonFiniteLossException"/>. Epochs report the mean over their rows of the losses of their batches.
    /// </remarks>
    public static CrossEntropy CrossEntropy(
        double labelSmoothing = 0, IReadOnlyList<double>? classWeights = null, int ignoreIndex = ClassSettings.NoClass)
        => new(labelSmoothing, classWeights, ignoreIndex);

    /// <summary>Negative log-likelihood, for a network that ends in log-softmax and says so: PyTorch's <c>NLLLoss</c>.</summary>
    /// <param name="classWeights">The weight of each class, as for <see cref="CrossEntropy"/>; null: all weigh 1.</param>
    /// <param name="ignoreIndex">The class, counted from 0, whose rows do not count; -100 for none.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Loss"/>.</returns>
    public static NegativeLogLikelihood NegativeLogLikelihood(
        IReadOnlyList<double>? classWeights = null, int ignoreIndex = ClassSettings.NoClass)
        => new(classWeights, ignoreIndex);

    /// <summary>Mean of the squared differences, for numbers: PyTorch's <c>MSELoss</c>.</summary>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Loss"/>.</returns>
    public static MeanSquaredError MeanSquaredError() => new();

    /// <summary>Mean of the absolute differences, for numbers: PyTorch's <c>L1Loss</c>.</summary>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Loss"/>.</returns>
    public static MeanAbsoluteError MeanAbsoluteError() => new();

    /// <summary>
    /// d²/(2 beta) for differences d below beta, |d| - beta/2 beyond, for numbers with outliers (Girshick 2015): PyTorch's
    /// <c>SmoothL1Loss</c>.
    /// </summary>
    /// <param name="beta">The difference where the square becomes a line; more than 0.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Loss"/>.</returns>
    public static SmoothL1 SmoothL1(double beta = 1) => new(beta);

    /// <summary>
    /// d²/2 for differences d up to delta, delta (|d| - delta/2) beyond, for numbers with outliers (Huber 1964): PyTorch's
    /// <c>HuberLoss</c>.
    /// </summary>
    /// <param name="delta">The difference where the square becomes a line; more than 0.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Loss"/>.</returns>
    public static Huber Huber(double delta = 1) => new(delta);

    /// <summary>Cross entropy of yes-or-no questions, for a network that gives logits: PyTorch's <c>BCEWithLogitsLoss</c>.</summary>
    /// <param name="positiveWeight">How much more a yes weighs than a no (<c>pos_weight</c>); more than 0. Null: the same.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Loss"/>.</returns>
    public static BinaryCrossEntropyWithLogits BinaryCrossEntropyWithLogits(double? positiveWeight = null) => new(positiveWeight);
}
