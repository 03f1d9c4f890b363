using Microsoft.ML;
using MLNetTorch.Transforms;

namespace MLNetTorch;

/// <summary>
/// A bounded set of ML.NET prediction engines over one model, for any number of threads: what a web server needs, since a
/// <see cref="PredictionEngine{TSrc, TDst}"/> by itself serves one thread at a time.
/// </summary>
/// <remarks>
/// <para>
/// All engines score with the model's one network, without a lock around the forward pass; an engine costs a few kilobytes, not the
/// weights. Each row is scored by itself, so an answer never depends, not by a bit, on what other callers ask at the same time.
/// </para>
/// <para>
/// An engine whose row failed is thrown away, so that nothing of a half-read row can show in another answer. A picture
/// (<c>MLImage</c>) in the output belongs to the engine: copy what is to be kept.
/// </para>
/// <para>
/// libtorch's own threads come on top: with as many engines as cores, <c>torch.set_num_threads(1)</c> at the program's start is faster.
/// </para>
/// </remarks>
/// <typeparam name="TInput">One row.</typeparam>
/// <typeparam name="TOutput">What is read of the scored row.</typeparam>
public sealed class PredictionPool<TInput, TOutput> : IDisposable
    where TInput : class
    where TOutput : class, new()
{
    private readonly PoolPlaces _places;
    private readonly PooledEngines<TInput, TOutput> _engines;

    internal PredictionPool(MLContext context, ITransformer model, PredictionPoolOptions options)
    {
        _engines = new PooledEngines<TInput, TOutput>(context, model, options);
        _places = new PoolPlaces(options.Capacity, options.QueueLimit, _engines.Dispose);
    }

    /// <summary>The most rows that are scored at once.</summary>
    public int Capacity => _places.Capacity;

    /// <summary>Rows that are being scored now.</summary>
    public int InUse => _places.InUse;

    /// <summary>Callers that wait for an engine now.</summary>
    public int Waiting => _places.Waiting;

    /// <summary>Engines there are now, at work or idle.</summary>
    public int Engines => _engines.Count;

    /// <summary>Scores one row on this thread, as soon as an engine is free.</summary>
    /// <param name="input">The row.</param>
    /// <param name="cancellationToken">Ends the wait. Scoring itself is not interrupted.</param>
    /// <returns>The scored row.</returns>
    /// <exception cref="PredictionPoolFullException">As many callers as <see cref="PredictionPoolOptions.QueueLimit"/> wait already.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    public TOutput Predict(TInput input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var place = _places.Take(cancellationToken);
        return _engines.Predict(input);
    }

    /// <summary>Waits for an engine without holding a thread, then scores one row.</summary>
    /// <param name="input">The row. It must not change until the task has ended.</param>
    /// <param name="cancellationToken">Ends the wait. Scoring itself is not interrupted.</param>
    /// <returns>The scored row. Where an engine is free at once, the row is scored before the method returns.</returns>
    /// <exception cref="PredictionPoolFullException">As many callers as <see cref="PredictionPoolOptions.QueueLimit"/> wait already.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    public async Task<TOutput> PredictAsync(TInput input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var place = await _places.TakeAsync(cancellationToken).ConfigureAwait(false);
        return _engines.Predict(input);
    }

    /// <summary>
    /// Refuses new rows and all who wait. Rows that are being scored are finished; the last of them frees engines and, if owned, the model.
    /// </summary>
    public void Dispose() => _places.Dispose();
}
