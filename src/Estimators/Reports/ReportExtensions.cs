using Microsoft.ML;

namespace MLNetTorch;

/// <summary>Brings reports to <see cref="TorchCatalog"/>.</summary>
public static class ReportExtensions
{
    /// <summary>A report on how a network was trained, to be looked at in a browser.</summary>
    /// <param name="catalog">Taken from the context: <c>ml.Torch()</c>.</param>
    /// <param name="model">
    /// A fitted pipeline with one network of this library in it, or the transformer of the network itself; also what <c>ml.Torch().LoadModel</c> gives.
    /// </param>
    /// <returns>The report; <see cref="TrainingReport.Save"/> writes it.</returns>
    /// <exception cref="ArgumentException">The model has no network, or several.</exception>
    public static TrainingReport Report(this TorchCatalog catalog, ITransformer model)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        return new TrainingReport(model);
    }
}
