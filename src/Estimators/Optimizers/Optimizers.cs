namespace MLNetTorch;

/// <summary>The optimisers to choose from, with PyTorch's defaults.</summary>
public static class Optimizers
{
    /// <summary>Stochastic gradient descent: PyTorch's <c>SGD</c>.</summary>
    /// <param name="learningRate">The factor on each step; more than 0.</param>
    /// <param name="momentum">How much of the former direction is kept; 0 or more, usually 0.9.</param>
    /// <param name="nesterov">Looks one step ahead; needs momentum and no dampening.</param>
    /// <param name="weightDecay">Pull of the weights towards 0; 0 or more.</param>
    /// <param name="dampening">How much less of a new gradient enters the momentum; 0 or more.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Optimizer"/>.</returns>
    public static SgdOptimizer Sgd(
        double learningRate = 0.01, double momentum = 0, bool nesterov = false, double weightDecay = 0, double dampening = 0)
        => new(learningRate, momentum, nesterov, weightDecay, dampening);

    /// <summary>Adam: a step size of its own for every weight (Kingma and Ba 2014). PyTorch's <c>Adam</c>.</summary>
    /// <param name="learningRate">The size of a step; more than 0.</param>
    /// <param name="beta1">How much of the mean gradient is kept from step to step; 0 or more and less than 1.</param>
    /// <param name="beta2">How much of the mean squared gradient is kept; 0 or more and less than 1.</param>
    /// <param name="epsilon">Keeps the division away from 0; 0 or more.</param>
    /// <param name="weightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
    /// <param name="amsGrad">Divides by the largest mean squared gradient so far (Reddi et al. 2018).</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Optimizer"/>.</returns>
    public static AdamOptimizer Adam(
        double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0,
        bool amsGrad = false)
        => new(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad);

    /// <summary>Adam with the decay of the weights apart from the gradient (Loshchilov and Hutter 2017). PyTorch's <c>AdamW</c>.</summary>
    /// <param name="learningRate">The size of a step; more than 0.</param>
    /// <param name="beta1">How much of the mean gradient is kept from step to step; 0 or more and less than 1.</param>
    /// <param name="beta2">How much of the mean squared gradient is kept; 0 or more and less than 1.</param>
    /// <param name="epsilon">Keeps the division away from 0; 0 or more.</param>
    /// <param name="weightDecay">Share of a weight that each step takes away, times the learning rate; 0 or more.</param>
    /// <param name="amsGrad">Divides by the largest mean squared gradient so far.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Optimizer"/>.</returns>
    public static AdamWOptimizer AdamW(
        double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01,
        bool amsGrad = false)
        => new(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad);

    /// <summary>Steps divided by the root mean square of recent gradients (Hinton 2012). PyTorch's <c>RMSprop</c>.</summary>
    /// <param name="learningRate">The size of a step; more than 0.</param>
    /// <param name="alpha">How much of the mean squared gradient is kept from step to step; 0 or more and less than 1.</param>
    /// <param name="epsilon">Keeps the division away from 0; 0 or more.</param>
    /// <param name="weightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
    /// <param name="momentum">How much of the former direction is kept; 0 or more.</param>
    /// <param name="centered">Divides by the standard deviation of the gradient instead of its root mean square.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Optimizer"/>.</returns>
    public static RMSpropOptimizer RMSprop(
        double learningRate = 0.01, double alpha = 0.99, double epsilon = 1e-8, double weightDecay = 0, double momentum = 0,
        bool centered = false)
        => new(learningRate, alpha, epsilon, weightDecay, momentum, centered);

    /// <summary>
    /// Steps divided by the root of the sum of all squared gradients so far (Duchi et al. 2011). PyTorch's <c>Adagrad</c>.
    /// </summary>
    /// <param name="learningRate">The size of a step; more than 0.</param>
    /// <param name="learningRateDecay">Step t divides the rate by 1 + (t - 1) times this; 0 or more.</param>
    /// <param name="weightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
    /// <param name="initialAccumulatorValue">What the sum of squared gradients starts from; 0 or more.</param>
    /// <param name="epsilon">Keeps the division away from 0; 0 or more.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Optimizer"/>.</returns>
    public static AdagradOptimizer Adagrad(
        double learningRate = 0.01, double learningRateDecay = 0, double weightDecay = 0, double initialAccumulatorValue = 0,
        double epsilon = 1e-10)
        => new(learningRate, learningRateDecay, weightDecay, initialAccumulatorValue, epsilon);

    /// <summary>Steps in proportion to the size of former steps (Zeiler 2012). PyTorch's <c>Adadelta</c>.</summary>
    /// <param name="learningRate">The factor on each step; more than 0.</param>
    /// <param name="rho">How much of the mean squares is kept from step to step; 0 or more and less than 1.</param>
    /// <param name="epsilon">Added under the roots; more than 0.</param>
    /// <param name="weightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Optimizer"/>.</returns>
    public static AdadeltaOptimizer Adadelta(
        double learningRate = 1, double rho = 0.9, double epsilon = 1e-6, double weightDecay = 0)
        => new(learningRate, rho, epsilon, weightDecay);

    /// <summary>Adam by the largest recent gradient instead of the mean square (Kingma and Ba 2014). PyTorch's <c>Adamax</c>.</summary>
    /// <param name="learningRate">The size of a step; more than 0.</param>
    /// <param name="beta1">How much of the mean gradient is kept from step to step; 0 or more and less than 1.</param>
    /// <param name="beta2">How much of the largest gradient is kept; 0 or more and less than 1.</param>
    /// <param name="epsilon">Added to the size of each gradient; 0 or more.</param>
    /// <param name="weightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Optimizer"/>.</returns>
    public static AdamaxOptimizer Adamax(
        double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        => new(learningRate, beta1, beta2, epsilon, weightDecay);

    /// <summary>Adam with Nesterov's look ahead (Dozat 2016). PyTorch's <c>NAdam</c>.</summary>
    /// <param name="learningRate">The size of a step; more than 0.</param>
    /// <param name="beta1">How much of the mean gradient is kept from step to step; 0 or more and less than 1.</param>
    /// <param name="beta2">How much of the mean squared gradient is kept; 0 or more and less than 1.</param>
    /// <param name="epsilon">Keeps the division away from 0; 0 or more.</param>
    /// <param name="weightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
    /// <param name="momentumDecay">How fast the momentum grows from half of beta1 to beta1; 0 or more.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Optimizer"/>.</returns>
    public static NAdamOptimizer NAdam(
        double learningRate = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0,
        double momentumDecay = 4e-3)
        => new(learningRate, beta1, beta2, epsilon, weightDecay, momentumDecay);

    /// <summary>Adam that needs no warm-up: it rectifies its first steps (Liu et al. 2019). PyTorch's <c>RAdam</c>.</summary>
    /// <param name="learningRate">The size of a step; more than 0.</param>
    /// <param name="beta1">How much of the mean gradient is kept from step to step; 0 or more and less than 1.</param>
    /// <param name="beta2">How much of the mean squared gradient is kept; 0 or more and less than 1.</param>
    /// <param name="epsilon">Keeps the division away from 0; 0 or more.</param>
    /// <param name="weightDecay">Pull of the weights towards 0, added to the gradient; 0 or more.</param>
    /// <returns>The choice, for <see cref="TorchTrainerOptions.Optimizer"/>.</returns>
    public static RAdamOptimizer RAdam(
        double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        => new(learningRate, beta1, beta2, epsilon, weightDecay);
}
