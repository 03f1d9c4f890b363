namespace MLNetTorch;

/// <summary>The optimisers to choose from, with PyTorch's defaults.</summary>
public static class Optimizers
{
    /// <summary>Stochastic gradient descent.</summary>
    /// <param name="learningRate">The factor on each step; more than 0.</param>
    /// <param name="momentum">How much of the former direction is kept; 0 or more, usually 0.9.</param>
    /// <param name="nesterov">Looks one step ahead; needs momentum and no dampening.</param>
    /// <param name="weightDecay">Pull of the weights towards 0; 0 or more.</param>
    /// <param name="dampening">How much less of a new gradient enters the momentum; 0 or more.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Optimizer"/>.</returns>
    public static SgdOptimizer Sgd(
        double learningRate = 0.01, double momentum = 0, bool nesterov = false, double weightDecay = 0, double dampening = 0)
        => new(learningRate, momentum, nesterov, weightDecay, dampening);

    /// <summary>Adam: a step size of its own for every weight.</summary>
    /// <param name="learningRate">The size of a step; more than 0.</param>
    /// <param name="beta1">How much of the mean gradient is kept from step to step; 0 or more and less than 1.</param>
    /// <param name="beta2">How much of the mean squared gradient is kept; 0 or more and less than 1.</param>
    /// <param name="epsilon">Keeps the division away from 0; 0 or more.</param>
    /// <param name="weightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Optimizer"/>.</returns>
    public static AdamOptimizer Adam(
        double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        => new(learningRate, beta1, beta2, epsilon, weightDecay);
}
