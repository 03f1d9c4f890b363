using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Brings the trainer of yes and no to <see cref="TorchCatalog"/>.</summary>
public static class BinaryClassificationExtensions
{
    /// <summary>Trains your network to answer yes or no. It gives one number for each row: the logit of yes.</summary>
    /// <param name="catalog">Taken from the context: <c>ml.Torch()</c>.</param>
    /// <param name="network">Makes the network once the sizes of the data are known.</param>
    /// <param name="options">Columns, epochs, optimiser and more; null for the defaults. The label is a Boolean.</param>
    /// <returns>
    /// The trainer. It adds Score, the logit; Probability, its sigmoid; and PredictedLabel, true where the logit is above 0: what
    /// <c>ml.BinaryClassification.Evaluate</c> and <c>EvaluateNonCalibrated</c> read.
    /// </returns>
    /// <exception cref="TrainerOptionsException">Options are out of range; the message lists all of them.</exception>
    public static TorchBinaryTrainer BinaryClassification(
        this TorchCatalog catalog, INetworkBuilder network, TorchTrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(network);
        return new TorchBinaryTrainer(catalog.Context, network, options ?? new TorchTrainerOptions());
    }
}
