using Microsoft.ML;

namespace MLNetTorch;

/// <summary>Adds <c>CreatePredictionPool</c> to the catalog.</summary>
public static class PredictionPoolExtensions
{
    /// <summary>
    /// Prediction engines for many threads over one model: the network and its weights are there once, however many engines there are.
    /// </summary>
    /// <typeparam name="TInput">One row, as for <c>CreatePredictionEngine</c>.</typeparam>
    /// <typeparam name="TOutput">What is read of the scored row, as for <c>CreatePredictionEngine</c>.</typeparam>
    /// <param name="catalog">The catalog, <c>ml.Torch()</c>.</param>
    /// <param name="model">The model; with <see cref="PredictionPoolOptions.OwnsModel"/> the pool disposes it.</param>
    /// <param name="options">Bounds; null for as many engines as cores and a queue without limit.</param>
    /// <returns>
    /// The pool. One engine is made at once, so that a class that does not fit the model shows now; the others when they are needed.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is impossible: the message names it.</exception>
    /// <exception cref="Exception">What <c>CreatePredictionEngine</c> throws where the classes do not fit the model.</exception>
    public static PredictionPool<TInput, TOutput> CreatePredictionPool<TInput, TOutput>(
        this TorchCatalog catalog, ITransformer model, PredictionPoolOptions? options = null)
        where TInput : class
        where TOutput : class, new()
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        return new PredictionPool<TInput, TOutput>(catalog.Context, model, (options ?? new PredictionPoolOptions()).Checked());
    }
}
