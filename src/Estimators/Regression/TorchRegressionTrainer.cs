using Microsoft.ML;
using MLNetTorch.Estimators;
using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>
/// Trains a network to give a number, or several, as <see cref="RegressionExtensions.Regression"/> makes it.
/// Immutable; several threads may call it.
/// </summary>
/// <remarks>
/// Equal seeds on the same libtorch with the same number of threads give equal weights, to the bit, on the CPU. Every
/// <see cref="Fit(IDataView)"/> starts anew with the seed of the trainer.
/// </remarks>
public sealed class TorchRegressionTrainer : IEstimator<TorchRegressionTransformer>
{
    private readonly TrainerCore<TorchRegressionTransformer> _core;

    internal TorchRegressionTrainer(MLContext context, INetworkBuilder network, TorchTrainerOptions options)
        => _core = new TrainerCore<TorchRegressionTransformer>(context, network, options, new RegressionLearning());

    /// <summary>How the network is trained.</summary>
    public TorchTrainerOptions Options => _core.Options;

    /// <summary>Trains a new network on the rows.</summary>
    /// <param name="input">The rows. They are read once, into memory, unless they need more than <see cref="TorchTrainerOptions.MemoryBudget"/>.</param>
    /// <returns>The model. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">
    /// A column is missing or of a type that cannot be used; loss or schedule do not suit the labels or the length of the training.
    /// </exception>
    /// <exception cref="NetworkShapeException">Network and data do not fit; the message names the layer. No row was read.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are no rows, or values are missing; the device is not available; or the checkpoint is of another training.
    /// </exception>
    /// <exception cref="InvalidDataException">There are checkpoints to go on from, and none can be read.</exception>
    /// <exception cref="NonFiniteLossException">The loss became infinite or not a number; holds the last good model.</exception>
    /// <exception cref="CallbackException">A callback threw, or a checkpoint could not be written; holds the last good model.</exception>
    /// <exception cref="OperationCanceledException">Cancelled by the token of the options.</exception>
    public TorchRegressionTransformer Fit(IDataView input) => _core.Fit(input, null);

    /// <summary>
    /// Trains on from a model where that gives what training from the start would give, to the bit: same network, data, options and seed,
    /// only <see cref="TorchTrainerOptions.Epochs"/> grew. Otherwise it starts anew, and the log says why. (The rule of MLJFlux.)
    /// </summary>
    /// <param name="input">The rows.</param>
    /// <param name="previous">A model that such a trainer made; it stays as it is. One that was loaded from a file remembers no training.</param>
    /// <returns>The model. The caller disposes it.</returns>
    public TorchRegressionTransformer Fit(IDataView input, TorchRegressionTransformer previous)
    {
        ArgumentNullException.ThrowIfNull(previous);
        return _core.Fit(input, previous);
    }

    /// <summary>
    /// A learning-rate range test (Smith 2015, "Cyclical Learning Rates for Training Neural Networks"): trains a new network while the rate
    /// grows from step to step, until the loss runs away. Schedule, callbacks and checkpoints of the options take no part.
    /// </summary>
    /// <param name="input">The rows.</param>
    /// <param name="range">How far to go; null: from 1e-7 to 10 in 100 steps.</param>
    /// <returns>The losses, and the rate that they suggest.</returns>
    /// <exception cref="TrainerOptionsException">The range is out of range.</exception>
    public LearningRateCurve FindLearningRate(IDataView input, LearningRateRange? range = null)
        => _core.FindLearningRate(input, range ?? new LearningRateRange());

    /// <summary>The columns that the model will give.</summary>
    /// <param name="inputSchema">The columns that come in.</param>
    /// <returns>The same with Score added or replaced.</returns>
    /// <exception cref="ArgumentException">A column is missing or of a type that cannot be used.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema) => _core.GetOutputSchema(inputSchema);
}
