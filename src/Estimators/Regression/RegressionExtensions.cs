using MLNetTorch.Networks;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>Brings the trainer of numbers to <see cref="TorchCatalog"/>.</summary>
public static class RegressionExtensions
{
    /// <summary>Trains your network to give a number, or several: as many as the label has.</summary>
    /// <param name="catalog">Taken from the context: <c>ml.Torch()</c>.</param>
    /// <param name="network">Makes the network once the sizes of the data are known.</param>
    /// <param name="options">Columns, epochs, optimiser and more; null for the defaults. The label is a Single or a vector of known size.</param>
    /// <returns>The trainer. It adds Score, a Single or a vector as the label is.</returns>
    /// <exception cref="TrainerOptionsException">Options are out of range; the message lists all of them.</exception>
    public static TorchRegressionTrainer Regression(
        this TorchCatalog catalog, INetworkBuilder network, TorchTrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(network);
        return new TorchRegressionTrainer(catalog.Context, network, options ?? new TorchTrainerOptions());
    }
}
