using MLNetTorch.Estimators;
using MLNetTorch.Networks;

namespace MLNetTorch;

/// <summary>Brings the trainer of classifiers to <see cref="TorchCatalog"/>.</summary>
public static class MulticlassClassificationExtensions
{
    /// <summary>Trains your network to tell classes apart.</summary>
    /// <param name="catalog">Taken from the context: <c>ml.Torch()</c>.</param>
    /// <param name="network">Makes the network once the sizes of the data are known.</param>
    /// <param name="options">Columns, epochs, optimiser and more; null for the defaults.</param>
    /// <returns>
    /// The trainer. It adds Score, a vector with the probability of each class, and PredictedLabel, a key with the label's values.
    /// </returns>
    /// <exception cref="TrainerOptionsException">Options are out of range; the message lists all of them.</exception>
    public static TorchMulticlassTrainer MulticlassClassification(
        this TorchCatalog catalog, INetworkBuilder network, TorchTrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(network);
        return new TorchMulticlassTrainer(catalog.Context, network, options ?? new TorchTrainerOptions());
    }
}
